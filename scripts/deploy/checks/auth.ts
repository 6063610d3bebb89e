import { type Check, doesNotApply, finding } from '../check.ts'
import type { Target } from '../target.ts'
import { atLeast, atMost, breaches, is, isOff, textOf } from '../settings.ts'

const HOUR_SECONDS = 3600
/** Simultaneous refreshes by the browsers of one person with their shared token. */
const REUSE_SECONDS_MAX = 10
/** A link has no more bits than the code of the same mail, from which Auth derives it. Ten is the most. */
const OTP_DIGITS_MIN = 10

/** Of Auth: refreshes and links of one address in five minutes. Below these a house of people behind one router is refused. */
const REFRESHES_MIN = 150
const VERIFICATIONS_MIN = 30
/** Of the whole project in an hour. The built-in mailer's 2 would stop the third sign-up. */
const MAILS_MIN = 30
const LINKS_MIN = 30
/** Between two mails to one address, or anybody fills a mailbox of somebody else. */
const MAIL_PAUSE_SECONDS_MIN = 60

/** The ways to sign in that the pages offer beside the services of OAUTH_PROVIDERS: one more belongs here as well. */
const offered = ['external_email_enabled']

export const auth: Check[] = [
  {
    id: 'auth.site-url',
    title: 'Auth’s site URL is the deployment.',
    why: 'Links in mails lead to the site URL. A wrong one leads to another site or to localhost.',
    mend: 'Authentication → URL Configuration → Site URL.',
    link: 'https://supabase.com/docs/guides/auth/redirect-urls',
    needs: ['SUPABASE_ACCESS_TOKEN', 'site'],
    run: async (target) => {
      const url = textOf(await target.authSettings(), 'site_url')
      return finding(url.replace(/\/+$/, '') !== target.site && `site_url is ${url}, not ${target.site}.`)
    },
  },
  {
    id: 'auth.redirects',
    title: 'Auth redirects to the deployment only.',
    why: 'A wider pattern lets a link carry somebody’s session to another site.',
    mend: 'Authentication → URL Configuration → Redirect URLs: leave only addresses of the site. Previews have a project of their own.',
    link: 'https://supabase.com/docs/guides/auth/redirect-urls#use-wildcards-in-redirect-urls',
    needs: ['SUPABASE_ACCESS_TOKEN', 'site'],
    run: async (target) => {
      const entries = textOf(await target.authSettings(), 'uri_allow_list')
        .split(',')
        .map((entry) => entry.trim())
        .filter(Boolean)
      const elsewhere = entries.filter(
        (entry) => entry !== target.site && !entry.startsWith(target.page('/')),
      )
      return finding(...elsewhere.map((entry) => `The list has ${entry}.`))
    },
  },
  {
    id: 'auth.confirmation',
    title: 'An address must be confirmed, and a change needs the consent of both addresses.',
    why: 'Otherwise anybody can sign up with somebody else’s address and take its invitations.',
    mend: 'Authentication → Sign In / Providers → Email: Confirm email and Secure email change on.',
    link: 'https://supabase.com/docs/guides/auth/general-configuration',
    needs: ['SUPABASE_ACCESS_TOKEN'],
    run: settingsAre({
      mailer_autoconfirm: is(false),
      mailer_secure_email_change_enabled: is(true),
    }),
  },
  {
    id: 'auth.doors',
    title: 'Every enabled way to sign in is one that the pages offer.',
    why: 'The publishable key reaches Auth directly, and an anonymous user is a user too.',
    mend: 'Authentication → Sign In / Providers: Email and the services of OAUTH_PROVIDERS on, anonymous sign-ins, phone and unverified sign-ins off. With OAUTH_PROVIDERS also manual linking on, which the database bounds. A block of supabase/config.toml with enabled = false switches a service off at each push.',
    link: 'https://supabase.com/docs/guides/auth/general-configuration',
    needs: ['SUPABASE_ACCESS_TOKEN'],
    run: async (target) => {
      const settings = await target.authSettings()
      const wanted = [...offered, ...servicesOf(target)]
      const others = Object.keys(settings).filter((name) => isDoor(name) && !wanted.includes(name))
      return finding(
        ...breaches(settings, {
          ...Object.fromEntries(wanted.map((name) => [name, is(true)])),
          ...Object.fromEntries(others.map((name) => [name, isOff])),
          external_anonymous_users_enabled: isOff,
        }),
      )
    },
  },
  {
    id: 'auth.sessions',
    title: 'An access token is valid for an hour at most, and reuse of a refresh token ends its session.',
    why: 'A stolen access token works until it expires.',
    mend: 'Project settings → JWT keys → Access token expiry 3600. Authentication → Sessions: detect and revoke compromised refresh tokens, reuse interval 10.',
    link: 'https://supabase.com/docs/guides/auth/sessions',
    needs: ['SUPABASE_ACCESS_TOKEN'],
    run: settingsAre({
      jwt_exp: atMost(HOUR_SECONDS),
      refresh_token_rotation_enabled: is(true),
      security_refresh_token_reuse_interval: atMost(REUSE_SECONDS_MAX),
    }),
  },
  {
    id: 'auth.tokens',
    title: 'Access tokens leave out what a user may write about themselves.',
    why: 'Long metadata make the session cookie larger than a server takes, and the browser is locked out with 431. The hook also tells pages to ask for a second factor.',
    mend: 'Authentication → Auth Hooks → Customize Access Token: Postgres, schema private, function access_token_hook. The migrations make the function.',
    link: 'https://supabase.com/docs/guides/auth/auth-hooks/custom-access-token-hook',
    needs: ['SUPABASE_ACCESS_TOKEN'],
    run: settingsAre({
      hook_custom_access_token_enabled: is(true),
      hook_custom_access_token_uri: is('pg-functions://postgres/private/access_token_hook'),
    }),
  },
  {
    id: 'auth.factors',
    title: 'An authenticator app may be set up and is asked for.',
    why: 'The pages offer two-step sign-in. Without it Auth refuses every app, and whoever has one cannot sign in.',
    mend: 'Authentication → Multi-Factor → TOTP (App Authenticator): enabled.',
    link: 'https://supabase.com/docs/guides/auth/auth-mfa/totp',
    needs: ['SUPABASE_ACCESS_TOKEN'],
    run: settingsAre({ mfa_totp_enroll_enabled: is(true), mfa_totp_verify_enabled: is(true) }),
  },
  {
    id: 'auth.passkeys',
    title: 'Passkeys are on and for the site, where the app offers them.',
    why: 'A browser makes a passkey for one domain, and Auth takes answers from listed origins alone.',
    mend: 'Authentication → Passkeys: on, the relying party’s ID is the domain of the site, its origins have the site’s address. Or PASSKEYS=off.',
    link: 'https://supabase.com/docs/guides/auth/passkeys',
    needs: ['SUPABASE_ACCESS_TOKEN', 'site'],
    run: async (target) => {
      if (target.variables.PASSKEYS !== 'on') return doesNotApply('the app offers no passkeys.')
      const settings = await target.authSettings()
      const [id, origins] = [textOf(settings, 'webauthn_rp_id'), textOf(settings, 'webauthn_rp_origins')]
      const { hostname, origin } = new URL(target.page('/'))
      return finding(
        ...breaches(settings, { passkey_enabled: is(true) }),
        !(hostname === id || hostname.endsWith(`.${id}`)) &&
          `webauthn_rp_id is ${id}, which is no domain of ${hostname}.`,
        !origins.split(',').some((listed) => listed.trim() === origin) &&
          `webauthn_rp_origins has no ${origin}.`,
      )
    },
  },
  {
    id: 'auth.links',
    title: 'A link or code in a mail is valid for an hour and too long to guess.',
    why: 'A mailbox keeps mails for years, and an old one must not open the account.',
    mend: 'Authentication → Sign In / Providers → Email: Email OTP expiration 3600, OTP length 6 or more.',
    link: 'https://supabase.com/docs/guides/auth/auth-email-passwordless',
    needs: ['SUPABASE_ACCESS_TOKEN'],
    run: settingsAre({ mailer_otp_exp: is(HOUR_SECONDS), mailer_otp_length: atLeast(OTP_DIGITS_MIN) }),
  },
  {
    id: 'auth.ip-forwarding',
    title: 'Auth counts by the visitor’s address, not by the server’s.',
    why: 'All calls of the app come from few addresses. Without forwarding, the first thirty sign-ins lock out everybody else.',
    mend: 'Authentication → Rate Limits → IP Address Forwarding on.',
    link: 'https://supabase.com/docs/guides/auth/rate-limits#ip-address-forwarding',
    needs: ['SUPABASE_ACCESS_TOKEN'],
    run: settingsAre({ security_sb_forwarded_for_enabled: is(true) }),
  },
  {
    id: 'auth.limits',
    title: 'Auth’s limits allow an office to sign in and a day of mails, and protect a single mailbox.',
    why: 'The built-in mailer sends 2 mails an hour, and custom SMTP 30, for the whole project.',
    mend: 'Authentication → Rate Limits: 30 mails or more an hour, 150 refreshes, 30 verifications, 30 sign-ins. Authentication → Emails → Minimum interval per user: 60 seconds.',
    link: 'https://supabase.com/docs/guides/auth/rate-limits',
    needs: ['SUPABASE_ACCESS_TOKEN'],
    run: settingsAre({
      rate_limit_email_sent: atLeast(MAILS_MIN),
      rate_limit_token_refresh: atLeast(REFRESHES_MIN),
      rate_limit_verify: atLeast(VERIFICATIONS_MIN),
      rate_limit_otp: atLeast(LINKS_MIN),
      smtp_max_frequency: atLeast(MAIL_PAUSE_SECONDS_MIN),
    }),
  },
  {
    id: 'auth.captcha',
    title: 'Direct calls to Auth need a captcha.',
    why: 'The publishable key lets anybody guess passwords at Auth itself. The app’s own calls carry the secret key, which needs no captcha.',
    mend: 'Authentication → Attack Protection → Enable Captcha protection, with the secret of Turnstile or hCaptcha. Then sign in at the app once.',
    link: 'https://supabase.com/docs/guides/auth/auth-captcha',
    needs: ['SUPABASE_ACCESS_TOKEN'],
    run: settingsAre({ security_captcha_enabled: is(true) }),
  },
]

function settingsAre(rules: Parameters<typeof breaches>[1]): Check['run'] {
  return async (target) => finding(...breaches(await target.authSettings(), rules))
}

/** The settings of the services. People connect a second one by hand, on their account page. */
function servicesOf({ variables }: Target): string[] {
  const services = (variables.OAUTH_PROVIDERS ?? '').split(',').map((name) => name.trim())
  const known = services.filter(Boolean).map((name) => `external_${name}_enabled`)
  return known.length > 0 ? [...known, 'security_manual_linking_enabled'] : []
}

function isDoor(name: string) {
  return /^external_.+_enabled$/.test(name) || name === 'mailer_allow_unverified_email_sign_ins'
}
