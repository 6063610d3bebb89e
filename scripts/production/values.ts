// Nothing listens there. A test that needs the database or the auth server brings its own.
const nowhere = '127.0.0.1:9'

/** The password of app_server in the clusters of the tests. A production start refuses the published one. */
export const appPassword = 'of-the-tests'

/** The values that a production start takes in place of the published ones. */
export const ownSecrets = {
  NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_of-the-tests-0123456789',
  SUPABASE_SECRET_KEY: 'sb_secret_of-the-tests-0123456789',
  LIVE_SIGNING_KEY:
    '{"kty":"EC","x":"JBrunYUGCTcUUtf8lAYCeEmvnYyd5p0GiN6tJvbNLdI","y":"50yttbFa7fXNWiTKOGGn644pKfQnORn8CpNU50sZjtM","crv":"P-256","d":"mz2ev-QKb7Okbhxt21AdAt0V60U8hSaR6HzslfhO7R4","kid":"of-the-tests","alg":"ES256"}',
  MAIL_FROM: 'plinth@plinth.internal',
  WEBHOOK_SECRET_KEYS: '1:NYAfVBy63/Vogr04Ji70P6HStWcSnwwa53hr4S2/19M=',
  SEND_EMAIL_HOOK_SECRET: 'v1,whsec_ASNFZ4mrze/erb7vESIzRFVmd4iZqrvM3e7/ABEiM0Q=',
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: 'ASNFZ4mrze/erb7vESIzRFVmd4iZqrvM3e7/ABEiM0Q=',
}

/** The variables that a production start requires, in the order of .env.example. */
export const productionValues = {
  NEXT_PUBLIC_SITE_URL: 'http://127.0.0.1',
  NEXT_PUBLIC_SUPABASE_URL: `http://${nowhere}`,
  NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: ownSecrets.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY,
  SUPABASE_SECRET_KEY: ownSecrets.SUPABASE_SECRET_KEY,
  DATABASE_URL: `postgres://app_server:${appPassword}@${nowhere}/postgres`,
  TRUSTED_PROXY_HOPS: '0',
  MAILER_URL: `http://${nowhere}`,
  MAIL_FROM: ownSecrets.MAIL_FROM,
  WEBHOOK_SECRET_KEYS: ownSecrets.WEBHOOK_SECRET_KEYS,
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: ownSecrets.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY,
}
