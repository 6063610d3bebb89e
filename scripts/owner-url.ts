const local = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** A hosted database as its owner, over a connection that can be held on to. Throws one sentence, which never shows the value. */
export function requireOwnerUrl(url: string): URL {
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
