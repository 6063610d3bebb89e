import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { bootstrap } from './bootstrap.ts'
import type { Closing } from './closing.ts'
import { migrate } from './migrate.ts'
import { freePort } from './ports.ts'
import { startPostgres } from './postgres.ts'
import { projectDir } from './project.ts'
import { runSupabase } from './supabase-cli.ts'
import { localUrls } from './urls.ts'

// What the app queries; the schemas of the platform stay out.
const schemas = ['public', 'private']

const FORMAT_TIMEOUT_MS = 30_000
const formatter = join(dirname(createRequire(import.meta.url).resolve('oxfmt/package.json')), 'bin/oxfmt')

/** The TypeScript types of the migrated schema, formatted, from a throw-away database that `closing` takes away. */
export async function generateTypes(closing: Closing): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'plinth-types-'))
  closing.add(() => rm(dir, { recursive: true }))
  const port = await freePort()
  const postgres = await startPostgres({ dir: join(dir, 'postgres'), port, durable: false })
  closing.add(postgres.stop)

  const { adminUrl, ownerUrl } = localUrls({ db: port, api: 0, mail: 0 })
  await bootstrap(adminUrl)
  await migrate(ownerUrl)
  return format(await readTypes(ownerUrl))
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
