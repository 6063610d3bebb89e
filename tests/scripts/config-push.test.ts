import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'smol-toml'
import { expect, test } from 'vitest'
import { localDefaults } from '@/lib/local-defaults'
import { LINK_LIFETIME_SECONDS } from '@/lib/features/account/sign-in-schema'
import { projectDir } from '@/scripts/command/project'
import { runSupabase } from '@/scripts/database/supabase-cli'
import { IDLE_HOURS_MAX, SESSION_HOURS_MAX } from '@/scripts/deploy/checks/sessions'
import { projectConfig } from '@/scripts/stack/config'
import { projectRef, startManagementApi } from '../support/management-api'
import { scratchDir } from '../support/scratch'

const hookSecret = `v1,whsec_${Buffer.alloc(32, 7).toString('base64')}`

/** The settings of a project that somebody set up in a hurry. */
const neglected = {
  site_url: 'http://localhost:3000',
  uri_allow_list: 'http://localhost:*,https://*.vercel.app/**',
  smtp_max_frequency: 1,
  mailer_otp_exp: 86_400,
  mailer_otp_length: 8,
  mailer_autoconfirm: true,
  mailer_secure_email_change_enabled: false,
  password_min_length: 6,
  rate_limit_email_sent: 2,
  security_update_password_require_current_password: false,
  security_update_password_require_reauthentication: false,
  hook_send_email_enabled: false,
  mfa_totp_enroll_enabled: false,
  mfa_totp_verify_enabled: false,
}

type Body = Record<string, unknown>

/** The requests of `npx supabase config push` that write to a project, after `change` has edited the file. */
async function push(auth: Body, change = (toml: string) => toml) {
  const api = await startManagementApi(auth)
  const dir = scratchDir()
  cpSync(join(projectDir, 'supabase'), join(dir, 'supabase'), { recursive: true })
  const file = join(dir, 'supabase/config.toml')
  writeFileSync(file, change(readFileSync(file, 'utf8')))
  const profile = join(dir, 'profile.yaml')
  const hosts = 'dashboard_url: https://plinth.test\nproject_host: plinth.test\npooler_host: plinth.test\n'
  writeFileSync(profile, `name: stand-in\napi_url: ${api.url}\n${hosts}`)

  try {
    const args = ['config', 'push', `--remote=${projectRef}`, '--yes', '--workdir', dir, '--profile', profile]
    await runSupabase(args, {
      env: {
        HOME: dir,
        SUPABASE_ACCESS_TOKEN: `sbp_${'0'.repeat(40)}`,
        SEND_EMAIL_HOOK_SECRET: hookSecret,
      },
    })
    return Object.fromEntries(api.writes.map(({ method, path, body }) => [`${method} ${path}`, body]))
  } finally {
    await api.close()
  }
}

let firstPush: ReturnType<typeof push> | undefined

/** The requests for the neglected project by the file as it is, made once. */
const pushOnce = () => (firstPush ??= push(neglected))

test('config push makes of a neglected project what production must have', async () => {
  const { 'PATCH /config/auth': auth, ...others } = await pushOnce()

  expect(others).toEqual({
    'PATCH /postgrest': { db_schema: 'public' },
    'PUT /ssl-enforcement': { requestedConfig: { database: true } },
  })
  expect(auth).toMatchObject({
    site_url: 'https://plinth.example',
    uri_allow_list: ['confirm', 'callback', 'exchange', 'linked']
      .map((page) => `https://plinth.example/auth/${page}**`)
      .join(','),
    security_manual_linking_enabled: true,
    hook_send_email_enabled: true,
    hook_send_email_uri: 'https://plinth.example/api/hooks/auth-mail',
    hook_send_email_secrets: hookSecret,
    hook_custom_access_token_enabled: true,
    hook_custom_access_token_uri: 'pg-functions://postgres/private/access_token_hook',
    sessions_timebox: 0,
    sessions_inactivity_timeout: 0,
    smtp_max_frequency: 60,
    mailer_otp_exp: 3600,
    mailer_otp_length: 10,
    mailer_autoconfirm: false,
    mailer_secure_email_change_enabled: true,
    password_min_length: 10,
    security_update_password_require_current_password: true,
    security_update_password_require_reauthentication: true,
    mfa_totp_enroll_enabled: true,
    mfa_totp_verify_enabled: true,
    rate_limit_otp: 30,
    rate_limit_token_refresh: 150,
    rate_limit_verify: 30,
  })
})

test('the limits of sessions are sent in hours, once the block of production has those of a laptop', async () => {
  const { timebox, inactivity_timeout } = projectConfig().auth.sessions
  const { 'PATCH /config/auth': auth } = await push(neglected, (toml) =>
    toml.replace(
      'timebox = "0s"\ninactivity_timeout = "0s"',
      `timebox = "${timebox}"\ninactivity_timeout = "${inactivity_timeout}"`,
    ),
  )

  expect(auth).toMatchObject({
    sessions_timebox: SESSION_HOURS_MAX,
    sessions_inactivity_timeout: IDLE_HOURS_MAX,
  })
})

test('nothing of a laptop is sent', async () => {
  const sent = JSON.stringify(await pushOnce())

  for (const local of ['localhost', '127.0.0.1', localDefaults.SEND_EMAIL_HOOK_SECRET.slice(3)]) {
    expect(sent).not.toContain(local)
  }
})

test('how many mails the project may send is sent with an SMTP server alone', async () => {
  const smtp = `
[remotes.production.auth.email.smtp]
enabled = true
host = "smtp.example.com"
port = 465
user = "plinth"
pass = "a password"
admin_email = "plinth@plinth.example"
sender_name = "Plinth"
`
  const [byHook, bySmtp] = [await pushOnce(), await push(neglected, (toml) => toml + smtp)]

  expect(byHook['PATCH /config/auth']).not.toHaveProperty('rate_limit_email_sent')
  expect(bySmtp['PATCH /config/auth']).toMatchObject({ rate_limit_email_sent: 100 })
})

test('a service, passkeys, the captcha and the check of leaked passwords stay as the dashboard has them', async () => {
  const ofDashboard = {
    external_apple_enabled: true,
    external_google_enabled: true,
    external_google_client_id: 'plinth',
    passkey_enabled: true,
    webauthn_rp_id: 'plinth.example',
    security_captcha_enabled: true,
    password_hibp_enabled: true,
    security_sb_forwarded_for_enabled: true,
  }

  const { 'PATCH /config/auth': auth } = await push({ ...neglected, ...ofDashboard })

  const sent = Object.keys(auth ?? {})
  expect(sent.filter((name) => name in ofDashboard)).toEqual([])
  expect(sent.filter((name) => name.startsWith('external_'))).toEqual([
    'external_anonymous_users_enabled',
    'external_email_enabled',
    'external_phone_enabled',
    'external_web3_solana_enabled',
  ])
})

test('a service that the file names is as the file says, also off', async () => {
  const services = `
[remotes.production.auth.external.google]
enabled = true
client_id = "plinth"
secret = "a secret"

[remotes.production.auth.external.gitlab]
enabled = false
`
  const { 'PATCH /config/auth': auth } = await push(neglected, (toml) => toml + services)

  expect(auth).toMatchObject({
    external_google_enabled: true,
    external_google_client_id: 'plinth',
    external_google_secret: 'a secret',
    external_gitlab_enabled: false,
  })
})

test('every template leads to the site itself, whatever address a request has named', async () => {
  const { 'PATCH /config/auth': auth } = await pushOnce()

  const templates = Object.entries(auth ?? {}).filter(([name]) => name.startsWith('mailer_templates_'))
  expect(templates).toHaveLength(4)
  for (const [, html] of templates) {
    const links = [...String(html).matchAll(/href="([^"]+)"/g)].map(([, link]) => link)
    expect(links).toEqual([
      expect.stringMatching(
        /^\{\{ \.SiteURL \}\}\/auth\/confirm\?token_hash=\{\{ \.TokenHash \}\}&type=\w+&next=\{\{ \.RedirectTo \}\}$/,
      ),
    ])
  }
})

test('the laptop has what the app and its tests assume', () => {
  const { auth } = projectConfig()
  const file = parse(readFileSync(join(projectDir, 'supabase/config.toml'), 'utf8')) as unknown as {
    auth: { hook: { send_email: { secrets: string } } }
    remotes: { production: { auth: { email: { otp_expiry: number } } } }
  }

  expect(auth.hook.send_email?.enabled).toBe(true)
  expect(file.auth.hook.send_email.secrets).toBe(localDefaults.SEND_EMAIL_HOOK_SECRET)
  expect(auth.email.otp_expiry).toBe(LINK_LIFETIME_SECONDS)
  expect(file.remotes.production.auth.email.otp_expiry).toBe(LINK_LIFETIME_SECONDS)
})
