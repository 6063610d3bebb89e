import type { PostgresConnection } from '@supabase/lite/postgres'
import { sql, type Kysely } from 'kysely'
import { serviceSettings } from '../service-settings.ts'

type ConnectionClass = typeof PostgresConnection
type RequestContext = { storage?: { operation?: unknown } }
type ApplyContext = (db: Kysely<unknown>, context: RequestContext, hasRole: boolean) => Promise<void>

const withdrawn = Object.keys(serviceSettings).map((name) => sql`set_config(${name}, 'false', true)`)

/**
 * One connection of Supabase Lite serves Auth, Storage and the Data API. On Supabase each has its own, so a statement of the Data
 * API is never taken for one of Auth or Storage.
 */
export function withServiceStatements(Connection: ConnectionClass): ConnectionClass {
  class ServiceConnection extends Connection {}

  // Private in Lite's types, so it cannot be written as an override.
  const { applyJwtSessionContext: apply } = Connection.prototype as unknown as Record<string, ApplyContext>
  Object.defineProperty(ServiceConnection.prototype, 'applyJwtSessionContext', {
    async value(this: unknown, db: Kysely<unknown>, context: RequestContext, hasRole: boolean) {
      if (!context.storage?.operation) await sql`select ${sql.join(withdrawn)}`.execute(db)
      await apply!.call(this, db, context, hasRole)
    },
  })
  return ServiceConnection
}
