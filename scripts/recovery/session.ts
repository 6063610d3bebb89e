import { Client } from 'pg'
import { connectionOptions } from '../database/connection-options.ts'

// A hosted project that wakes up takes seconds.
const CONNECT_TIMEOUT_MS = 15_000
// The largest table of a logical backup; the answers in between are short.
const STATEMENT_TIMEOUT = '1h'
// A migration that holds a table is waited for this long, and no longer.
const LOCK_TIMEOUT = '30s'

// What decides how a value is written as text, so that the same row is the same bytes on every server.
const settings = [
  `set statement_timeout = '${STATEMENT_TIMEOUT}'`,
  `set lock_timeout = '${LOCK_TIMEOUT}'`,
  'set idle_in_transaction_session_timeout = 0',
  "set datestyle = 'ISO, MDY'",
  'set intervalstyle = postgres',
  'set timezone = UTC',
  'set extra_float_digits = 1',
  'set bytea_output = hex',
  "set client_encoding = 'UTF8'",
  "set search_path = ''",
]

/** Runs `use` on one connection whose text is the same everywhere, and closes it, whatever happens. */
export async function withSession<T>(databaseUrl: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    ...connectionOptions(databaseUrl),
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    application_name: 'plinth recovery',
  })
  // A connection that breaks in the middle also rejects the query it breaks.
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(settings.join(';'))
    return await use(client)
  } finally {
    await client.end().catch(() => {})
  }
}

/** Runs `use` on what the database holds at one moment, while others go on writing. */
export async function withSnapshot<T>(databaseUrl: string, use: (client: Client) => Promise<T>): Promise<T> {
  return withSession(databaseUrl, async (client) => {
    await client.query('begin isolation level repeatable read, read only')
    return use(client)
  })
}
