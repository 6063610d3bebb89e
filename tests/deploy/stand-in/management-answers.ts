import { readFileSync } from 'node:fs'

/**
 * The answers of the Management API, by path, about a project that is set up as docs/operations.md tells. The names are those of its
 * OpenAPI document: https://supabase.com/docs/reference/api/introduction
 */
export function managementAnswers(site: string): Record<string, any> {
  return {
    '': { id: 'abcdefghijklmnopqrst', name: 'plinth', organization_slug: 'plinth' },
    '/v1/organizations/plinth': { id: 'plinth', name: 'Plinth', plan: 'pro' },
    '/config/auth': authSettings(site),
    '/ssl-enforcement': { currentConfig: { database: true }, appliedSuccessfully: true },
    '/config/database/pooler': [
      { database_type: 'READ_REPLICA', pool_mode: 'transaction', default_pool_size: 5, max_client_conn: 200 },
      { database_type: 'PRIMARY', pool_mode: 'transaction', default_pool_size: 15, max_client_conn: 200 },
    ],
    '/advisors/security': {
      lints: [
        lint('rls_enabled_no_policy', 'INFO', 'SECURITY'),
        lint('auth_insufficient_mfa_options', 'WARN', 'SECURITY'),
      ],
    },
    '/advisors/performance': { lints: [lint('unused_index', 'INFO', 'PERFORMANCE')] },
    '/config/auth/signing-keys': {
      keys: [
        { id: 'f1b0', algorithm: 'ES256', status: 'in_use' },
        { id: 'a2c7', algorithm: 'ES256', status: 'standby' },
        { id: '99d1', algorithm: 'HS256', status: 'revoked' },
      ],
    },
    '/api-keys/legacy': { enabled: false },
    '/postgrest': {
      db_schema: 'public',
      max_rows: 1000,
      db_extra_search_path: 'public, extensions',
      db_pool: null,
    },
    '/config/realtime': { private_only: true, suspend: null, presence_enabled: true },
    '/config/storage': { fileSizeLimit: 52_428_800 },
  }
}

export function lint(name: string, level: string, category: string) {
  const detail = `${name} of public.example`
  return { name, title: name, level, facing: 'EXTERNAL', categories: [category], description: '', detail }
}

function authSettings(site: string) {
  return {
    site_url: site,
    uri_allow_list: `${site}/auth/confirm**,${site}/auth/callback**`,
    mailer_autoconfirm: false,
    mailer_secure_email_change_enabled: true,
    mailer_allow_unverified_email_sign_ins: false,
    mailer_otp_exp: 3600,
    mailer_otp_length: 10,
    external_email_enabled: true,
    external_anonymous_users_enabled: false,
    external_phone_enabled: false,
    external_google_enabled: null,
    external_web3_solana_enabled: false,
    security_manual_linking_enabled: false,
    security_sb_forwarded_for_enabled: true,
    security_captcha_enabled: true,
    security_captcha_provider: 'turnstile',
    security_refresh_token_reuse_interval: 10,
    security_update_password_require_current_password: true,
    refresh_token_rotation_enabled: true,
    jwt_exp: 3600,
    sessions_timebox: 720,
    sessions_inactivity_timeout: 336,
    password_min_length: 10,
    password_hibp_enabled: true,
    rate_limit_email_sent: 30,
    rate_limit_token_refresh: 150,
    rate_limit_verify: 30,
    rate_limit_otp: 30,
    smtp_host: null,
    smtp_max_frequency: 60,
    mfa_totp_enroll_enabled: true,
    mfa_totp_verify_enabled: true,
    hook_custom_access_token_enabled: true,
    hook_custom_access_token_uri: 'pg-functions://postgres/private/access_token_hook',
    hook_send_email_enabled: true,
    hook_send_email_uri: `${site}/api/hooks/auth-mail`,
    ...Object.fromEntries(
      ['confirmation', 'magic_link', 'recovery', 'email_change'].map((name) => [
        `mailer_templates_${name}_content`,
        readFileSync(`supabase/templates/${name}.html`, 'utf8').replaceAll('\n', '\r\n'),
      ]),
    ),
  }
}
