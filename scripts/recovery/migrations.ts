import type { Client } from 'pg'

/** The versions of the applied migrations. */
export async function readMigrations(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ version: string }>(
    'select version from supabase_migrations.schema_migrations order by version collate pg_catalog."C"',
  )
  return rows.map(({ version }) => version)
}

/** server_version_num: 170010 is 17.10. */
export async function readServerVersion(client: Client): Promise<number> {
  const { rows } = await client.query<{ version: number }>(
    `select pg_catalog.current_setting('server_version_num')::int as version`,
  )
  return rows[0]!.version
}

export const majorOf = (serverVersion: number) => Math.floor(serverVersion / 10_000)
