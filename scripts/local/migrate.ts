import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from 'pg'
import { withClient } from './client.ts'
import { projectDir } from './project.ts'
import { runSupabase } from './supabase-cli.ts'

const migrationFile = /^(?<version>\d+)_.+\.sql$/

/**
 * Brings the database to the state of supabase/migrations with the Supabase CLI, which is started only when the history
 * differs from the files, and gives app_server its local password. `ownerUrl` logs in as postgres. Returns the names of the
 * files that were applied; throws the CLI's own message.
 */
export async function migrate(ownerUrl: string, dir = projectDir): Promise<{ applied: string[] }> {
  const recorded = await withClient(ownerUrl, readHistory)
  const files = readdirSync(join(dir, 'supabase/migrations')).filter((name) => migrationFile.test(name))
  const pending = files.filter((name) => !recorded.has(versionOf(name)))

  if (pending.length > 0 || recorded.size > files.length) {
    await runSupabase(['db', 'push', `--remote=${ownerUrl}`, '--yes', `--workdir=${dir}`])
  }
  await withClient(ownerUrl, setLocalPassword)
  return { applied: pending }
}

async function readHistory(client: Client): Promise<Set<string>> {
  const table = await client.query(`select to_regclass('supabase_migrations.schema_migrations') as name`)
  if (!table.rows[0].name) return new Set()

  const { rows } = await client.query<{ version: string }>(
    'select version from supabase_migrations.schema_migrations',
  )
  return new Set(rows.map(({ version }) => version))
}

function versionOf(name: string) {
  return migrationFile.exec(name)?.groups?.version ?? ''
}

async function setLocalPassword(client: Client) {
  const { rows } = await client.query(`select from pg_roles where rolname = 'app_server'`)
  if (rows.length > 0) await client.query(`alter role app_server password 'app_server'`)
}
