import { Client } from 'pg'

// The local server answers in milliseconds. The limits end a wait that would never end.
const TIMEOUTS = { connectionTimeoutMillis: 5000, query_timeout: 60_000 }

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
