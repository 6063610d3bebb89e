import { type Check, finding } from '../check.ts'
import { atLeast, atMost, breaches, is, isOff, textOf } from '../settings.ts'

const HOUR_SECONDS = 3600
/** What the browsers of one person ask for at once with the token that they share. */
const REUSE_SECONDS_MAX = 10
const OTP_DIGITS_MIN = 6

/** Of Auth: refreshes and links of one address in five minutes. Below these a house of people behind one router is refused. */
const REFRESHES_MIN = 150
const VERIFICATIONS_MIN = 30
/** Of the whole project in an hour. The built-in mailer's 2 would stop the third sign-up. */
const MAILS_MIN = 30
const LINKS_MIN = 30
/** Between two mails to one address, or anybody fills a mailbox of somebody else. */
const MAIL_PAUSE_SECONDS_MIN = 60

/** The ways to sign in that the pages offer: one more belongs here as well. */
const offered = ['external_email_enabled']

export const auth: Check[] = [
  {
    id: 'auth.site-url',
    title: 'Auth leads to the deployment.',
    why: 'Links in mails lead to the site URL; with another one they lead to somebody else’s page, or to localhost.',
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
    title: 'Auth sends nobody anywhere but to the deployment.',
    why: 'Where a pattern lets others in, a link of ours carries somebody’s session there.',
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
    title: 'An address counts only once it is confirmed, and is changed only with the consent of both.',
    why: 'Else anybody signs up with somebody else’s address, and takes the invitations that were sent there.',
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
    title: 'Every way to sign in that is open is one that the pages offer.',
    why: 'Auth is reached with the publishable key, past our pages: an anonymous user is a user too.',
    mend: 'Authentication → Sign In / Providers: only Email on; anonymous sign-ins, phone, manual linking and unverified sign-ins off.',
    link: 'https://supabase.com/docs/guides/auth/general-configuration',
    needs: ['SUPABASE_ACCESS_TOKEN'],
    run: async (target) => {
      const settings = await target.authSettings()
      const others = Object.keys(settings).filter((name) => isDoor(name) && !offered.includes(name))
      return finding(
        ...breaches(settings, {
          ...Object.fromEntries(offered.map((name) => [name, is(true)])),
          ...Object.fromEntries(others.map((name) => [name, isOff])),
          external_anonymous_users_enabled: isOff,
        }),
      )
    },
  },
  {
    id: 'auth.sessions',
    title: 'An access token lives for an hour at most, and a stolen refresh token ends its session.',
    why: 'Until it runs out, an access token works for whoever has it.',
    mend: 'Project settings → JWT keys → Access token expiry 3600; Authentication → Sessions: detect and revoke compromised refresh tokens, reuse interval 10.',
    link: 'https://supabase.com/docs/guides/auth/sessions',
    needs: ['SUPABASE_ACCESS_TOKEN'],
    run: settingsAre({
      jwt_exp: atMost(HOUR_SECONDS),
      refresh_token_rotation_enabled: is(true),
      security_refresh_token_reuse_interval: atMost(REUSE_SECONDS_MAX),
    }),
  },
  {
    id: 'auth.links',
    title: 'A link or code of a mail is good for an hour, as its page says, and too long to be guessed.',
    why: 'A mailbox keeps mails for years; who finds an old one must not get in.',
    mend: 'Authentication → Sign In / Providers → Email: Email OTP expiration 3600, OTP length 6 or more.',
    link: 'https://supabase.com/docs/guides/auth/auth-email-passwordless',
    needs: ['SUPABASE_ACCESS_TOKEN'],
    run: settingsAre({ mailer_otp_exp: is(HOUR_SECONDS), mailer_otp_length: atLeast(OTP_DIGITS_MIN) }),
  },
  {
    id: 'auth.ip-forwarding',
    title: 'Auth counts by the address of the person, not by that of the server.',
    why: 'All calls of the app come from few addresses: without it, the first thirty sign-ins lock out everybody else.',
    mend: 'Authentication → Rate Limits → IP Address Forwarding on.',
    link: 'https://supabase.com/docs/guides/auth/rate-limits#ip-address-forwarding',
    needs: ['SUPABASE_ACCESS_TOKEN'],
    run: settingsAre({ security_sb_forwarded_for_enabled: is(true) }),
  },
  {
    id: 'auth.limits',
    title:
      'Auth’s limits let the people of an office in and the mails of a day out, and one mailbox gets no flood.',
    why: 'The built-in mailer’s limit is 2 mails an hour; after custom SMTP is set it is 30, for the whole project.',
    mend: 'Authentication → Rate Limits: 30 mails or more an hour, 150 refreshes, 30 verifications, 30 sign-ins; Authentication → Emails → Minimum interval per user: 60 seconds.',
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
    title: 'Who calls Auth past the app has to solve a captcha.',
    why: 'With the publishable key anybody can guess passwords at Auth itself. The app’s own calls carry the secret key, which Auth asks for none.',
    mend: 'Authentication → Attack Protection → Enable Captcha protection, with the secret of Turnstile or hCaptcha. Then sign in at the app once.',
    link: 'https://supabase.com/docs/guides/auth/auth-captcha',
    needs: ['SUPABASE_ACCESS_TOKEN'],
    run: settingsAre({ security_captcha_enabled: is(true) }),
  },
]

function settingsAre(rules: Parameters<typeof breaches>[1]): Check['run'] {
  return async (target) => finding(...breaches(await target.authSettings(), rules))
}

function isDoor(name: string) {
  return (
    /^external_.+_enabled$/.test(name) ||
    ['security_manual_linking_enabled', 'mailer_allow_unverified_email_sign_ins'].includes(name)
  )
}
