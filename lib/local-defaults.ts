/** Required variables on a developer's machine. The Supabase CLI gives both keys to every local stack, so they are public. */
export const localDefaults = {
  NEXT_PUBLIC_SITE_URL: 'http://localhost:3000',
  NEXT_PUBLIC_SUPABASE_URL: 'http://127.0.0.1:54321',
  NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_ACJWlzQHlZjBrEguHvfOxg_3BJgxAaH',
  SUPABASE_SECRET_KEY: 'sb_secret_N7UND0UgjKTVK-Uodkm0Hg_xSvEMPvz',
  DATABASE_URL: 'postgres://app_server:app_server@127.0.0.1:54322/postgres',
  TRUSTED_PROXY_HOPS: '0',
  MAILER_URL: 'http://127.0.0.1:54324',
  MAIL_FROM: 'plinth@plinth.test',
  SEND_EMAIL_HOOK_SECRET: 'v1,whsec_cGxpbnRoLWxvY2FsLXNlbmQtZW1haWwtaG9vayE=',
  WEBHOOK_SECRET_KEYS: '1:cGxpbnRoLWxvY2FsLXdlYmhvb2stc2VjcmV0LWtleSE=',
}
