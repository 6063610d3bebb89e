import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type MigrationFile = { file: string; version: string; name: string; sql: string }

const migrationFile = /^(?<version>\d+)_(?<name>.+)\.sql$/

/** The migrations of a project, in the order in which they apply. */
export function readMigrationFiles(dir: string): MigrationFile[] {
  const folder = join(dir, 'supabase/migrations')
  return readdirSync(folder)
    .toSorted()
    .flatMap((file) => {
      const { version, name } = migrationFile.exec(file)?.groups ?? {}
      return version && name ? [{ file, version, name, sql: readFileSync(join(folder, file), 'utf8') }] : []
    })
}
