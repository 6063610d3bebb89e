import { readFileSync } from 'node:fs'
import pg from 'pg'

/** A pooler that wakes a project up answers late. */
const CONNECT_TIMEOUT_MS = 15_000
const QUERY_TIMEOUT_MS = 15_000

/**
 * Runs `use` on a connection over TLS, verified against the CA of `DATABASE_CA` or of the address' `sslrootcert`, else against the
 * system's. An address that says otherwise is not believed. https://supabase.com/docs/guides/platform/ssl-enforcement
 */
export async function withVerifiedDatabase<T>(
  address: string,
  ca: string | undefined,
  use: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const url = new URL(address)
  const client = new pg.Client({
    host: url.hostname,
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)) || 'postgres',
    ssl: { ca: certificateOf(url, ca), rejectUnauthorized: true },
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    application_name: 'plinth deploy:check',
  })
  // A connection that breaks in the middle also rejects the query it breaks.
  client.on('error', () => {})
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}

/** The PEM of who signs the server's certificate; undefined for the system's. */
export function certificateOf(url: URL, ca: string | undefined): string | undefined {
  const file = url.searchParams.get('sslrootcert')
  return file && file !== 'system' ? readFileSync(file, 'utf8') : ca
}
