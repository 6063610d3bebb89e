import type { Client } from 'pg'
import type { MigrationFile } from './files.ts'
import { fingerprint, parseStatements } from './parse.ts'

type Applied = { version: string; name: string | null; statements: string[] | null }

/**
 * The files that the database does not have yet. Throws one sentence, and the way back, where its history and the files tell different
 * stories: a file that is gone, one that was changed after it was applied, one that came in before another that was applied.
 */
export async function readPending(client: Client, files: MigrationFile[]): Promise<MigrationFile[]> {
  const applied = await readHistory(client)
  for (const migration of applied) requireUnchanged(migration, files)

  const recorded = new Set(applied.map(({ version }) => version))
  const pending = files.filter(({ version }) => !recorded.has(version))
  const newest = applied.at(-1)?.version ?? ''
  const late = pending.find(({ version }) => version < newest)
  if (late) {
    throw new Error(
      `${late.file} is older than ${newest}, which is applied already. Give it a newer timestamp: npx supabase migration new ${late.name}`,
    )
  }
  return pending
}

/** Creates what the Supabase CLI would, where no migration was ever applied. */
export async function createHistory(client: Client): Promise<void> {
  await client.query(`
    create schema if not exists supabase_migrations;
    create table if not exists supabase_migrations.schema_migrations (version text primary key, statements text[], name text)`)
}

/** Writes the row by which the Supabase CLI knows that a file is applied. */
export async function record(client: Client, { version, name, sql }: MigrationFile): Promise<void> {
  const statements = parseStatements(sql).map(({ text }) => text)
  await client.query(
    'insert into supabase_migrations.schema_migrations (version, name, statements) values ($1, $2, $3)',
    [version, name, statements],
  )
}

async function readHistory(client: Client): Promise<Applied[]> {
  const table = await client.query(`select to_regclass('supabase_migrations.schema_migrations') as name`)
  if (!table.rows[0].name) return []

  const { rows } = await client.query<Applied>(
    'select version, name, statements from supabase_migrations.schema_migrations order by version',
  )
  return rows
}

function requireUnchanged({ version, name, statements }: Applied, files: MigrationFile[]) {
  const file = files.find((candidate) => candidate.version === version)
  if (!file) {
    throw new Error(
      `${version}${name ? `_${name}` : ''} was applied, but its file is not here. Get it from the branch that has it. For a local database, npm run db:reset makes a new one.`,
    )
  }
  // Rows of an early version of the CLI hold no statements.
  if (!statements || fingerprint(statements.join(';\n')) === fingerprint(file.sql)) return
  throw new Error(
    `${file.file} was changed after it was applied. Put it back as it was and write the change as a new migration. For a local database, npm run db:reset makes a new one.`,
  )
}
