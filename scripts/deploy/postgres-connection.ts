import { Client } from 'pg'
import { postgresConnection } from '../../lib/environment/postgres.ts'

/** A pooler that wakes a project up answers late. */
const CONNECT_TIMEOUT_MS = 15_000
const QUERY_TIMEOUT_MS = 15_000

/** The driver's options for an address over verified TLS, independent of its query. */
export function verified(address: string, ca: string | undefined) {
  const url = new URL(address)
  url.searchParams.delete('ssl')
  url.searchParams.set('sslmode', 'verify-full')
  return postgresConnection(url.href, ca)
}

/** Runs `use` on one verified connection and closes it, whatever happens. */
export async function withVerifiedDatabase<T>(
  address: string,
  ca: string | undefined,
  use: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({
    ...verified(address, ca),
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
