import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bootstrap } from '@plinth/local-supabase/database'
import { recreateDatabase } from '@plinth/local-supabase/database'
import { projectDir } from '@/scripts/command/project'
import { localUrls } from '@/scripts/stack/urls'
import { scratchDir, startScratch } from '../support/scratch'

export type ScratchProject = Awaited<ReturnType<typeof createScratchProject>>

/** A new database as Supabase makes it, and a folder with this project's migrations, or with none. */
export async function createScratchProject({ empty = false } = {}) {
  const { port } = await startScratch()
  const urls = localUrls({ db: port, api: 0, mail: 0 })
  await bootstrap(urls.adminUrl)

  const dir = scratchDir()
  const folder = join(dir, 'supabase/migrations')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(dir, 'supabase/config.toml'), 'project_id = "scratch"')
  if (!empty) cpSync(join(projectDir, 'supabase/migrations'), folder, { recursive: true })

  return {
    ...urls,
    dir,
    folder,
    write: (name: string, sql: string) => writeFileSync(join(folder, name), sql),
    async startOver() {
      await recreateDatabase(urls.adminUrl)
      await bootstrap(urls.adminUrl)
    },
    /** Runs `npm run db:migrate` against the database. */
    run: (...flags: string[]) => runMigrate(urls.ownerUrl, dir, flags),
  }
}

function runMigrate(url: string, dir: string, flags: string[]) {
  const child = spawn(process.execPath, ['scripts/db-migrate.ts', `--project=${dir}`, ...flags], {
    cwd: projectDir,
    env: { ...process.env, DATABASE_OWNER_URL: url },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let heard = Promise.withResolvers<void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
      heard.resolve()
    })
  }
  const ended = new Promise<{ code: number | null; output: string }>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      resolve({ code, output })
      heard.resolve()
    })
  })
  return {
    ended,
    /** Settles once the command has printed this, and throws when it ends without. */
    async says(text: string) {
      while (!output.includes(text)) {
        if (child.exitCode !== null) throw new Error(`It never said "${text}":\n${output}`)
        await heard.promise
        heard = Promise.withResolvers<void>()
      }
    },
  }
}
