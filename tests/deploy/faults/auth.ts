import { type Fault, setting } from '../planting'

export const authFaults: Record<string, Fault[]> = {
  'auth.site-url': [
    setting('site_url', 'http://localhost:3000', /^site_url is http:\/\/localhost:3000, not https:/),
  ],
  'auth.redirects': [
    setting('uri_allow_list', 'http://localhost:*', 'The list has http://localhost:*.'),
    setting('uri_allow_list', 'https://*-team.vercel.app/**', 'The list has https://*-team.vercel.app/**.'),
    {
      says: /^The list has https:\/\/localhost:\d+\.evil\.example\/\.$/,
      plant: ({ management, variables }) => {
        management['/config/auth'].uri_allow_list = `${variables.NEXT_PUBLIC_SITE_URL}.evil.example/`
      },
    },
  ],
  'auth.confirmation': [
    setting('mailer_autoconfirm', true, 'mailer_autoconfirm is true and must be false.'),
    setting('mailer_secure_email_change_enabled', false, /^mailer_secure_email_change_enabled is false/),
    setting('mailer_autoconfirm', undefined, 'mailer_autoconfirm is not told and must be false.'),
  ],
  'auth.doors': [
    setting(
      'external_anonymous_users_enabled',
      true,
      'external_anonymous_users_enabled is true and must be false.',
    ),
    setting('external_phone_enabled', true, 'external_phone_enabled is true and must be false.'),
    setting('external_web3_solana_enabled', true, 'external_web3_solana_enabled is true and must be false.'),
    setting('external_gitlab_enabled', true, 'external_gitlab_enabled is true and must be false.'),
    {
      says: /^external_google_enabled is .+ and must be true\.$/,
      plant: ({ management, variables }) => {
        variables.OAUTH_PROVIDERS = 'google'
        management['/config/auth'].security_manual_linking_enabled = true
      },
    },
    {
      // A service of which the app's list knows nothing yet is asked for by its name all the same.
      says: 'external_gitlab_enabled is not told and must be true.',
      also: ['variables.complete'],
      plant: ({ management, variables }) => {
        variables.OAUTH_PROVIDERS = 'gitlab'
        management['/config/auth'].security_manual_linking_enabled = true
      },
    },
    {
      says: 'security_manual_linking_enabled is false and must be true.',
      plant: ({ management, variables }) => {
        variables.OAUTH_PROVIDERS = 'github'
        management['/config/auth'].external_github_enabled = true
      },
    },
    setting(
      'mailer_allow_unverified_email_sign_ins',
      true,
      'mailer_allow_unverified_email_sign_ins is true and must be false.',
    ),
    setting('external_email_enabled', false, 'external_email_enabled is false and must be true.'),
  ],
  'auth.sessions': [
    setting('jwt_exp', 604_800, 'jwt_exp is 604800 and must be 3600 or less.'),
    setting('refresh_token_rotation_enabled', false, /^refresh_token_rotation_enabled is false/),
    setting('security_refresh_token_reuse_interval', 3600, /^security_refresh_token_reuse_interval is 3600/),
  ],
  'auth.tokens': [
    setting('hook_custom_access_token_enabled', false, /^hook_custom_access_token_enabled is false/),
    setting(
      'hook_custom_access_token_uri',
      'pg-functions://postgres/public/other',
      /^hook_custom_access_token_uri is "pg/,
    ),
  ],
  'auth.factors': [
    setting('mfa_totp_enroll_enabled', false, 'mfa_totp_enroll_enabled is false and must be true.'),
    setting('mfa_totp_verify_enabled', false, 'mfa_totp_verify_enabled is false and must be true.'),
  ],
  'auth.passkeys': [
    passkeys({ passkey_enabled: false }, 'passkey_enabled is false and must be true.'),
    passkeys(
      { webauthn_rp_id: 'evil.example' },
      /^webauthn_rp_id is evil\.example, which is no domain of localhost\.$/,
    ),
    passkeys({ webauthn_rp_id: 'host' }, /^webauthn_rp_id is host, /),
    passkeys(
      { webauthn_rp_origins: 'https://evil.example' },
      /^webauthn_rp_origins has no https:\/\/localhost:/,
    ),
  ],
  'auth.links': [
    setting('mailer_otp_exp', 86_400, 'mailer_otp_exp is 86400 and must be 3600.'),
    setting('mailer_otp_exp', 600, 'mailer_otp_exp is 600 and must be 3600.'),
    setting('mailer_otp_length', 4, 'mailer_otp_length is 4 and must be 10 or more.'),
  ],
  'auth.ip-forwarding': [
    setting('security_sb_forwarded_for_enabled', false, /^security_sb_forwarded_for_enabled is false/),
    setting('security_sb_forwarded_for_enabled', null, /^security_sb_forwarded_for_enabled is null/),
  ],
  'auth.limits': [
    setting('rate_limit_email_sent', 2, 'rate_limit_email_sent is 2 and must be 30 or more.'),
    setting('rate_limit_token_refresh', 10, /^rate_limit_token_refresh is 10/),
    setting('rate_limit_verify', 5, /^rate_limit_verify is 5/),
    setting('rate_limit_otp', 1, /^rate_limit_otp is 1/),
    setting('smtp_max_frequency', 1, 'smtp_max_frequency is 1 and must be 60 or more.'),
  ],
  'auth.captcha': [setting('security_captcha_enabled', false, /^security_captcha_enabled is false/)],
}

/** A fault of a project whose app offers passkeys. */
function passkeys(change: Record<string, unknown>, says: Fault['says']): Fault {
  return {
    says,
    plant: ({ management, variables }) => {
      variables.PASSKEYS = 'on'
      const origin = new URL(variables.NEXT_PUBLIC_SITE_URL!).origin
      const right = { passkey_enabled: true, webauthn_rp_id: 'localhost', webauthn_rp_origins: origin }
      Object.assign(management['/config/auth'], right, change)
    },
  }
}
