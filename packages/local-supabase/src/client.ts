import { Client } from 'pg'
import { HUNG_MS } from './patience.ts'

const TIMEOUTS = { connectionTimeoutMillis: HUNG_MS, query_timeout: HUNG_MS }

/** Runs `use` on one connection to a local database and always closes it. */
export async function withClient<T>(url: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, ...TIMEOUTS })
  // A connection that breaks also rejects the query that it breaks.
  client.on('error', () => {})
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}
