import type { SchemaFile } from './files.ts'

/** The first migration: the files of supabase/schemas one after the other, so that it keeps their order and their comments. */
export function baselineOf(files: SchemaFile[]): string {
  const parts = files.map(({ file, sql }) => `-- supabase/schemas/${file}\n\n${sql.trim()}\n`)
  return `-- The baseline: written by \`npm run db:baseline\` from supabase/schemas.\n\n${parts.join('\n')}`
}
