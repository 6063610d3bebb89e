import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { withClient } from './client.ts'

const sqlDir = join(import.meta.dirname, 'bootstrap')

type Options = { autoExposeNewTables?: boolean }

/**
 * Makes an empty database look like a new hosted Supabase project. `adminUrl` logs in as the superuser. Without
 * `autoExposeNewTables` new tables in `public` get no select, insert, update or delete for the API roles, as on every hosted
 * project since 2026-10-30; with it they get everything, as before.
 * https://supabase.com/changelog/45329-breaking-change-tables-not-exposed-to-data-and-graphql-api-automatically
 */
export async function bootstrap(adminUrl: string, { autoExposeNewTables = false }: Options = {}) {
  await withClient(adminUrl, async (client) => {
    await client.query(readSql('roles.sql'))
    await client.query(readSql('database.sql'))
    if (!autoExposeNewTables) await client.query(readSql('explicit-grants.sql'))
  })
  await withClient(adminUrl, (client) => client.query(readSql('schema-watch.sql')))
}

/** Changes whenever a database made now would differ from one made before. */
export function bootstrapHash(options: Options = {}) {
  const hash = createHash('sha256').update(JSON.stringify(options))
  for (const name of readdirSync(sqlDir).toSorted()) hash.update(readSql(name))
  return hash.digest('hex')
}

function readSql(name: string) {
  return readFileSync(join(sqlDir, name), 'utf8')
}
