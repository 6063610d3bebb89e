import { Client } from 'pg'
import { connectionOptions } from '../database/connection-options.ts'

// A paused hosted project takes seconds to wake up.
const CONNECT_TIMEOUT_MS = 15_000
// Long enough for the largest table of a logical backup. Other answers are short.
const STATEMENT_TIMEOUT = '1h'
// Maximum wait for a migration that locks a table.
const LOCK_TIMEOUT = '30s'

// These settings make the same row the same text on every server.
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

/** Runs `use` on a connection with these settings, and always closes it. */
export async function withSession<T>(databaseUrl: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    ...connectionOptions(databaseUrl),
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    application_name: 'plinth recovery',
  })
  // A broken connection also rejects its query.
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(settings.join(';'))
    return await use(client)
  } finally {
    await client.end().catch(() => {})
  }
}

/** Runs `use` on a snapshot, while others go on writing. */
export async function withSnapshot<T>(databaseUrl: string, use: (client: Client) => Promise<T>): Promise<T> {
  return withSession(databaseUrl, async (client) => {
    await client.query('begin isolation level repeatable read, read only')
    return use(client)
  })
}
