import { readMigrationFiles } from '../migrations/files.ts'
import type { Step } from '../steps/step.ts'
import type { Removal } from './removal.ts'

type Options = {
  dir: string
  removal: Removal
  /** The name of a migration that drops the tables. */
  migration: string
  /** A hosted database has the baseline already. */
  released: boolean
}

/** The commands that make the generated files again which a removal touches. */
export function regenerationOf({ dir, removal, migration, released }: Options): Step[] {
  const paths = [...removal.deleted, ...removal.changed.keys()]
  const touches = (room: RegExp) => paths.some((path) => room.test(path))
  const follows = released || readMigrationFiles(dir).length > 1

  return [
    ...(touches(/^app\/api\/|^lib\//) ? [command('api:document')] : []),
    ...(touches(/^supabase\/schemas\/|^lib\/features(\/[^/]+\/feature)?\.ts$/)
      ? [
          command('db:vocabulary'),
          follows ? command('db:diff', migration) : command('db:baseline'),
          command('db:types'),
          command('db:schema'),
        ]
      : []),
    ...(touches(/^scripts\/deploy\/|^lib\//) ? [command('deploy:check', '--document')] : []),
    ...(touches(/^lib\//) ? [command('env:example')] : []),
    { name: 'format', command: ['oxfmt'], quiet: true },
  ]
}

function command(name: string, ...parameters: string[]): Step {
  return { name, command: ['npm', 'run', name, '--', ...parameters], quiet: true }
}
