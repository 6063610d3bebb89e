import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createSystemSchema, systemSchemaSql } from './api/system-schema.ts'
import { withClient } from './client.ts'

type Options = { autoExposeNewTables?: boolean }

const sqlDir = join(import.meta.dirname, 'bootstrap')

/**
 * Makes an empty database look like a new hosted Supabase project. `adminUrl` logs in as the superuser. Without
 * `autoExposeNewTables` new tables in `public` get no select, insert, update or delete for the API roles, as on every hosted
 * project since 2026-10-30. With it they get everything, as before.
 * https://supabase.com/changelog/45329-breaking-change-tables-not-exposed-to-data-and-graphql-api-automatically
 */
export async function bootstrap(adminUrl: string, options: Options = {}): Promise<void> {
  await run(adminUrl, ['roles.sql', 'database.sql'])
  if (!options.autoExposeNewTables) await run(adminUrl, ['explicit-grants.sql'])

  await createSystemSchema(adminUrl)
  await run(adminUrl, ['system-schemas.sql', 'realtime.sql', 'schema-watch.sql'])
  await sign(adminUrl, bootstrapHash(options))
}

/**
 * Drops the database of `adminUrl` with everyone connected to it, and every role that the cluster did not come with, and
 * creates it empty: bootstrap and migrations then find what they would find on a new cluster.
 */
export async function recreateDatabase(adminUrl: string): Promise<void> {
  const database = new URL(adminUrl).pathname.slice(1)
  const elsewhere = new URL(adminUrl)
  elsewhere.pathname = '/template1'

  await withClient(elsewhere.href, async (client) => {
    await client.query(`drop database if exists ${client.escapeIdentifier(database)} with (force)`)
    const { rows } = await client.query<{ rolname: string }>(
      `select rolname from pg_roles where rolname !~ '^pg_' and rolname <> current_user`,
    )
    const roles = rows.map(({ rolname }) => client.escapeIdentifier(rolname)).join(', ')
    // Rights on settings belong to the cluster, and would keep their role.
    if (roles) await client.query(`drop owned by ${roles}; drop role ${roles}`)
    await client.query(`create database ${client.escapeIdentifier(database)}`)
  })
}

/** The hash that the database was signed with when it was complete. Undefined for one that is empty or half-made. */
export async function readSignature(adminUrl: string): Promise<string | undefined> {
  const comment = `select shobj_description(oid, 'pg_database') as comment from pg_database where datname = current_database()`
  const { rows } = await withClient(adminUrl, (client) => client.query<{ comment: string | null }>(comment))
  return /^bootstrap (\w+)$/.exec(rows[0]?.comment ?? '')?.[1]
}

/** Differs when a database that is made now would differ from one made before. */
export function bootstrapHash({ autoExposeNewTables = false }: Options = {}): string {
  const { dependencies } = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'))
  const parts = [
    String(autoExposeNewTables),
    dependencies['@supabase/lite'],
    ...readdirSync(sqlDir).toSorted().map(readSql),
    ...systemSchemaSql(),
  ]
  return createHash('sha256').update(parts.join('\n')).digest('hex')
}

async function run(adminUrl: string, names: string[]) {
  await withClient(adminUrl, (client) => client.query(names.map(readSql).join('\n')))
}

async function sign(adminUrl: string, hash: string) {
  const statement = `do $$ begin execute format('comment on database %I is %L', current_database(), 'bootstrap ${hash}'); end $$`
  await withClient(adminUrl, (client) => client.query(statement))
}

function readSql(name: string) {
  return readFileSync(join(sqlDir, name), 'utf8')
}
