// Nothing listens there: a test that needs the database or the auth server brings its own.
const nowhere = '127.0.0.1:9'

/** Of app_server in the clusters of the tests, so that a production start may use it. */
export const appPassword = 'of-the-tests'

/** What a production start takes in place of the values that are published. */
export const ownSecrets = {
  NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_test',
  SUPABASE_SECRET_KEY: 'sb_secret_test',
  MAIL_FROM: 'plinth@plinth.internal',
  WEBHOOK_SECRET_KEYS: '1:q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k=',
}

/** What a production start requires, in the order of .env.example. */
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
}
