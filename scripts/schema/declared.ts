import { withClient } from '../local/client.ts'
import type { Closing } from '../local/closing.ts'
import { migrate } from '../local/migrate.ts'
import { runSupabase } from '../local/supabase-cli.ts'
import { startThrowAway } from '../local/throw-away.ts'
import { applySchemaFiles, readSchemaFiles, type SchemaFile } from './files.ts'

/** The URL of a new database with the schema that these files declare, as its owner. `closing` takes it away. */
export function startDeclared(closing: Pick<Closing, 'add'>, files: SchemaFile[]): Promise<string> {
  return startThrowAway(closing, (url) => withClient(url, (client) => applySchemaFiles(client, files)))
}

/** The SQL from the schema that the migrations of `dir` make to the one that its files declare. Empty when they are the same. */
export async function diffDeclared(closing: Pick<Closing, 'add'>, dir: string): Promise<string> {
  const made = await startThrowAway(closing, (url) => migrate(url, dir))
  const declared = await startDeclared(closing, readSchemaFiles(dir))
  const output = await runSupabase([
    ...['db', 'diff', `--from=${made}`, `--to=${declared}`, '--output-format=json'],
  ])
  return (JSON.parse(output) as { diff: string }).diff.trim()
}
