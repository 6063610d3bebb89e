import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { withClient } from '../client.ts'

// The last file gives the functions and tables of the others their owner and their rights.
const ownSql = [
  'workarounds/claims-functions.sql',
  'workarounds/double-encoded-metadata.sql',
  'workarounds/protect-delete.sql',
  'workarounds/user-rows.sql',
  'workarounds/mfa-tables.sql',
  'workarounds/passkey-tables.sql',
  'workarounds/link-tables.sql',
  'system-schema.sql',
]

/**
 * Makes the `auth` and `storage` schemas in a bootstrapped, still empty database. `adminUrl` logs in as the superuser. Either
 * all of it is there afterwards or nothing. The migration history is left to the Supabase CLI, which must own it as postgres.
 */
export async function createSystemSchema(adminUrl: string): Promise<void> {
  const { getAuthSchemaSql, getStorageSchemaSql } = await import('@supabase/lite')
  const parts = [getAuthSchemaSql(false), getStorageSchemaSql(false), ...systemSchemaSql()]

  await withClient(adminUrl, (client) => client.query(`begin;\n${parts.join('\n')}\ncommit;`))
}

/** The statements of our own, for whoever must notice that a database was made from others. */
export function systemSchemaSql(): string[] {
  return ownSql.map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
}
