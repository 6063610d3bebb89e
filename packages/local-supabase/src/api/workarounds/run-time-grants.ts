import type { PostgresConnection } from '@supabase/lite/postgres'

type ConnectionClass = typeof PostgresConnection

/**
 * At the first request after a table got row level security, Supabase Lite grants everything in that schema to anon,
 * authenticated and service_role: revoked columns and private schemas would open. Here the migrations alone grant.
 */
export function withoutRunTimeGrants(Connection: ConnectionClass): ConnectionClass {
  class GrantlessConnection extends Connection {}

  // Private in Lite's types, so it cannot be written as an override.
  Object.defineProperty(GrantlessConnection.prototype, 'ensureRlsContext', { value: async () => true })
  return GrantlessConnection
}
