/** Variables on a developer's machine. The Supabase CLI gives the three keys of Supabase to every local stack, so they are public. */
export const localDefaults = {
  NEXT_PUBLIC_SITE_URL: 'http://localhost:3000',
  NEXT_PUBLIC_SUPABASE_URL: 'http://127.0.0.1:54321',
  NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_ACJWlzQHlZjBrEguHvfOxg_3BJgxAaH',
  SUPABASE_SECRET_KEY: 'sb_secret_N7UND0UgjKTVK-Uodkm0Hg_xSvEMPvz',
  LIVE_SIGNING_KEY:
    '{"kty":"EC","kid":"b81269f1-21d8-4f2e-b719-c2240a840d90","alg":"ES256","crv":"P-256","x":"M5Sjqn5zwC9Kl1zVfUUGvv9boQjCGd45G8sdopBExB4","y":"P6IXMvA2WYXSHSOMTBH2jsw_9rrzGy89FjPf6oOsIxQ","d":"dIhR8wywJlqlua4y_yMq2SLhlFXDZJBCvFrY1DCHyVU"}',
  DATABASE_URL: 'postgres://app_server:app_server@127.0.0.1:54322/postgres',
  TRUSTED_PROXY_HOPS: '0',
  MAILER_URL: 'http://127.0.0.1:54324',
  MAIL_FROM: 'plinth@plinth.test',
  SEND_EMAIL_HOOK_SECRET: 'v1,whsec_cGxpbnRoLWxvY2FsLXNlbmQtZW1haWwtaG9vayE=',
  PASSKEYS: 'on',
  WEBHOOK_SECRET_KEYS: '1:cGxpbnRoLWxvY2FsLXdlYmhvb2stc2VjcmV0LWtleSE=',
}
