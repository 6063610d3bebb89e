import type { Environment } from '../local/environment.ts'

const local = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** DATABASE_OWNER_URL, which must be a connection that migrations can hold on to. Throws one sentence, which never shows the value. */
export function requireDatabaseUrl({ DATABASE_OWNER_URL: url }: Environment): URL {
  if (!url) throw new Error('DATABASE_OWNER_URL is not set: see npm run db:migrate -- --help.')
  if (!URL.canParse(url))
    throw new Error('DATABASE_OWNER_URL must be like postgres://user:password@host:5432/postgres.')

  const parsed = new URL(url)
  if (parsed.port === '6543')
    throw new Error(
      'DATABASE_OWNER_URL must not be the transaction pooler: use the session pooler, port 5432.',
    )
  if (!local.has(parsed.hostname) && !parsed.searchParams.has('sslmode'))
    throw new Error(
      'DATABASE_OWNER_URL must say how to check who answers: add ?sslmode=verify-full&sslrootcert=<file>.',
    )
  return parsed
}
