import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Closing } from '../command/closing.ts'
import { projectDir } from '../command/project.ts'
import { runSupabase } from './supabase-cli.ts'
import { startThrowAway } from '../stack/throw-away.ts'

// The schemas that the app queries.
const schemas = ['public', 'private']

const FORMAT_TIMEOUT_MS = 30_000
const formatter = join(dirname(createRequire(import.meta.url).resolve('oxfmt/package.json')), 'bin/oxfmt')

/** The TypeScript types of the migrated schema, formatted, from a throw-away database that `closing` takes away. */
export async function generateTypes(closing: Closing): Promise<string> {
  return format(await readTypes(await startThrowAway(closing)))
}

function readTypes(ownerUrl: string) {
  return runSupabase([
    'gen',
    'types',
    `--remote=${ownerUrl}`,
    ...schemas.map((schema) => `--schema=${schema}`),
  ])
}

function format(source: string) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [formatter, '--stdin-filepath=database.ts'],
    {
      cwd: projectDir,
      input: source,
      encoding: 'utf8',
      timeout: FORMAT_TIMEOUT_MS,
    },
  )
  if (status !== 0) throw new Error(`oxfmt could not format the types: ${stderr}`)
  return stdout
}
