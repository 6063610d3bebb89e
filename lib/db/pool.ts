import 'server-only'
import { attachDatabasePool } from '@vercel/functions'
import pg from 'pg'
import { env } from '@/lib/env'
import { postgresConnection } from '@/lib/environment/postgres'
import { processWide } from '@/lib/environment/process-wide'
import { AppError } from '@/lib/errors'
import { log } from '@/lib/observability/log'

/** An instance's admitted requests wait for each other's connections: 200 of 100 ms over ten take two seconds. */
const CONNECTION_WAIT_MS = 4_000
const WAITING_PER_CONNECTION = 20
/** The database gives up sooner (statement_timeout). This limit is for an unreachable database. */
const QUERY_TIMEOUT_MS = 6_000
/** An idle connection costs the pooler a slot, and a suspended function cannot close it. */
const IDLE_MS = 5_000

/** Timestamps stay ISO 8601 text, because a Date loses microseconds. Days have no time zone, so they stay text too. */
const getTypeParser: typeof pg.types.getTypeParser = (oid, format) => {
  if (oid === pg.types.builtins.TIMESTAMPTZ) return toIsoTimestamp
  if (oid === pg.types.builtins.DATE) return asText
  return pg.types.getTypeParser(oid, format)
}

const asText = (text: string) => text

const toIsoTimestamp = (text: string) => text.replace(' ', 'T').replace(/\+00$/, 'Z')

/** Statements are unnamed for a pooler in transaction mode. https://supabase.com/docs/guides/database/connecting-to-postgres */
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

  // A broken connection would otherwise end the process. The waiting statement reports the failure.
  opened.on('connect', (client) => {
    client.on('error', (error) => log.warn({ error }, 'a database connection ended'))
  })

  attachDatabasePool(opened)
  return opened
}

export async function connect(): Promise<pg.PoolClient> {
  if (pool.waitingCount >= env.DATABASE_POOL_MAX * WAITING_PER_CONNECTION) {
    throw new AppError('unavailable', 'The service is busy.', { retryAfterSeconds: 1 })
  }
  return pool.connect()
}
