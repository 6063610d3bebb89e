import { effectsOf, meanings, type Effect } from './effects.ts'
import type { MigrationFile } from './files.ts'

/** Facts that a person should know before these files are applied, a line each. */
export function planOf(pending: MigrationFile[]): string[] {
  if (pending.length === 0) return ['The database has every migration: nothing to do.']
  return [
    `${pending.length} to apply, each in a transaction of its own:`,
    ...effectsOf(pending).flatMap(({ file, effects }) => ['', file, ...linesOf(effects)]),
  ]
}

function linesOf(effects: Effect[]) {
  if (effects.length === 0) return ['  touches no table that is there already']
  const lines = effects.map(
    ({ table, what, lock, destroys }) =>
      `  ${destroys ? '! ' : ''}${table}: ${what} (${lock}: ${meanings[lock]})`,
  )
  return [...new Set(lines)]
}

/** Returns whether something in these files cannot be taken back by another migration. */
export function destroysAnything(pending: MigrationFile[]): boolean {
  return effectsOf(pending).some(({ effects }) => effects.some(({ destroys }) => destroys))
}
