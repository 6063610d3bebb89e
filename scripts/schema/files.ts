import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from 'pg'

export type SchemaFile = { file: string; sql: string }

/** The files of supabase/schemas, in the order in which they apply. */
export function readSchemaFiles(dir: string): SchemaFile[] {
  const folder = join(dir, 'supabase/schemas')
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .toSorted()
    .map((file) => ({ file, sql: readFileSync(join(folder, file), 'utf8') }))
}

/** Applies the files to a new database, each in a transaction. Throws which file failed and why. */
export async function applySchemaFiles(client: Client, files: SchemaFile[]): Promise<void> {
  for (const { file, sql } of files) {
    await client.query(sql).catch((error: Error) => {
      throw new Error(`supabase/schemas/${file}: ${error.message}`, { cause: error })
    })
  }
}
