import 'server-only'
import { attachDatabasePool } from '@vercel/functions'
import pg from 'pg'
import { env } from '@/lib/env'
import { postgresConnection } from '@/lib/environment/postgres'
import { processWide } from '@/lib/environment/process-wide'
import { AppError } from '@/lib/errors'
import { log } from '@/lib/observability/log'

/** How long a request may wait for a connection before it is told to come back. */
const CONNECTION_WAIT_MS = 2_000
/** How many requests may wait per connection; past that, waiting longer would only fail later. */
const WAITING_PER_CONNECTION = 20
/** The database gives up sooner (statement_timeout); this is for when it cannot be heard. */
const QUERY_TIMEOUT_MS = 6_000
/** An idle connection costs the pooler a slot, and a suspended function cannot close it. */
const IDLE_MS = 5_000

/** Timestamps stay text, with the microseconds that a Date would lose, in ISO 8601; so do days, which have no time zone. */
const getTypeParser: typeof pg.types.getTypeParser = (oid, format) => {
  if (oid === pg.types.builtins.TIMESTAMPTZ) return toIsoTimestamp
  if (oid === pg.types.builtins.DATE) return asText
  return pg.types.getTypeParser(oid, format)
}

const asText = (text: string) => text

const toIsoTimestamp = (text: string) => text.replace(' ', 'T').replace(/\+00$/, 'Z')

/**
 * One pool per instance. Statements are unnamed, so it works through a transaction-mode pooler, and pipelined, so that several
 * travel in one round trip. https://supabase.com/docs/guides/database/connecting-to-postgres
 */
export const pool = processWide('database-pool', openPool)

function openPool(): pg.Pool {
  const opened = new pg.Pool({
    ...postgresConnection(env.DATABASE_URL, env.DATABASE_CA),
    max: env.DATABASE_POOL_MAX,
    connectionTimeoutMillis: CONNECTION_WAIT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    idleTimeoutMillis: IDLE_MS,
    allowExitOnIdle: true,
    pipeline: true,
    types: { getTypeParser },
  })
  opened.on('error', () => {}) // logged below, for idle connections and those in use alike

  // A connection that breaks while in use would otherwise end the process; the statement that waits on it reports the failure.
  opened.on('connect', (client) => {
    client.on('error', (error) => log.warn({ error }, 'a database connection ended'))
  })

  // Lets a Vercel function stay up until its idle connections are closed.
  attachDatabasePool(opened)
  return opened
}

/** A connection, or `unavailable` once the wait is not worth it. */
export async function connect(): Promise<pg.PoolClient> {
  if (pool.waitingCount >= env.DATABASE_POOL_MAX * WAITING_PER_CONNECTION) {
    throw new AppError('unavailable', 'The service is busy.', { retryAfterSeconds: 1 })
  }
  return pool.connect()
}
