import { Client } from 'pg'
import { connectionOptions } from './connection-options.ts'

// A local server answers in milliseconds. The limits end a wait that would never end.
const CONNECT_TIMEOUT_MS = 5000
const QUERY_TIMEOUT_MS = 60_000

type Timeouts = { connectTimeoutMs?: number; queryTimeoutMs?: number }

/** Runs `use` on one connection to `url` and always closes it. */
export async function withClient<T>(
  url: string,
  use: (client: Client) => Promise<T>,
  { connectTimeoutMs = CONNECT_TIMEOUT_MS, queryTimeoutMs = QUERY_TIMEOUT_MS }: Timeouts = {},
): Promise<T> {
  const client = new Client({
    ...connectionOptions(url),
    connectionTimeoutMillis: connectTimeoutMs,
    query_timeout: queryTimeoutMs,
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
