import pg from 'pg'
import type { Facts } from './record'
import { ARRIVAL_MS } from '../patience'

// The stand-in's owner, or that of the project which DATABASE_OWNER_URL names.
const connectionString = process.env.DATABASE_OWNER_URL
export const hasOwner = Boolean(connectionString)

const TIMEOUTS = { connectionTimeoutMillis: ARRIVAL_MS, statement_timeout: ARRIVAL_MS }

/** Runs one statement as the owner: its first column, or the SQLSTATE that refused it. */
export async function asOwner(sql: string, values: unknown[] = []): Promise<Facts> {
  const client = new pg.Client({ connectionString, ...TIMEOUTS })
  await client.connect()
  try {
    const { rows } = await client.query<string[]>({ text: sql, values, rowMode: 'array' })
    return { rows: rows.map(([first = '']) => first) }
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error
    return { sqlstate: error.code, message: error.message }
  } finally {
    await client.end()
  }
}
