import type { MigrationFile } from './files.ts'

/** The version of a new migration: the time in UTC, or the number after the newest version where that is later. */
export function stampAfter(files: Pick<MigrationFile, 'version'>[], now = new Date()): string {
  const time = now.toISOString().replaceAll(/\D/g, '').slice(0, 14)
  const newest = files.at(-1)?.version ?? ''
  return newest < time ? time : String(BigInt(newest) + 1n)
}
