import { createInterface } from 'node:readline/promises'
import type { Client } from 'pg'
import { readOptions } from './command/options.ts'
import { withClient } from './database/client.ts'
import { readEnvironment } from './command/environment.ts'
import { reportFailure } from './command/failure.ts'
import { projectDir } from './command/project.ts'
import { applyMigrations } from './migrations/apply.ts'
import { readMigrationFiles } from './migrations/files.ts'
import { createHistory, readPending } from './migrations/history.ts'
import { oneAtATime } from './migrations/one-at-a-time.ts'
import { destroysAnything, planOf } from './migrations/plan.ts'
import { announceOwner } from './owner-url.ts'

const usage = `Usage: DATABASE_OWNER_URL=… npm run db:migrate [-- --dry-run | --yes [--destroy]]

Applies what is new in supabase/migrations to a hosted project, in the history table of the Supabase CLI. Shows what each file locks and
destroys, and asks. A file is applied whole or not at all. A file that cannot have its locks within a second gives way to the
traffic and tries again. A history that differs from the files is refused.

--dry-run          shows the plan and ends
--yes              does not ask, and refuses a plan with lines that begin with !
--destroy          with --yes, applies those too
--project=<folder> where supabase/migrations is (this project by default)

DATABASE_OWNER_URL is the database as the role postgres, directly or through the session pooler (port 5432), such as
postgres://postgres.<ref>:<password>@<pooler>:5432/postgres?sslmode=verify-full
The certificate that vouches for it is the dashboard's (Database settings → SSL configuration): its text in DATABASE_CA, or its file in
&sslrootcert=<file>.`

// A hosted database may have to wake up, and an index on a large table takes time.
const CONNECT_TIMEOUT_MS = 15_000
const QUERY_TIMEOUT_MS = 3_700_000

const { values } = readOptions({
  options: {
    help: { type: 'boolean', short: 'h' },
    yes: { type: 'boolean' },
    destroy: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    project: { type: 'string', default: projectDir },
  },
})

if (values.help) console.log(usage)
else await main()

async function main() {
  try {
    const { href } = announceOwner(readEnvironment(), 'db:migrate')
    const timeouts = { connectTimeoutMs: CONNECT_TIMEOUT_MS, queryTimeoutMs: QUERY_TIMEOUT_MS }
    const work = values['dry-run'] ? showPlan : migrate
    await withClient<unknown>(href, work, timeouts)
  } catch (error) {
    reportFailure(error)
  }
}

async function showPlan(client: Client) {
  const pending = await readPending(client, readMigrationFiles(values.project))
  console.log(planOf(pending).join('\n'))
  return pending
}

async function migrate(client: Client) {
  await oneAtATime(client, async () => {
    const pending = await showPlan(client)
    if (pending.length === 0) return
    await requireConsent(destroysAnything(pending))

    await createHistory(client)
    await applyMigrations(client, pending, console.log)
    console.log('The database has every migration.')
  })
}

async function requireConsent(isDestructive: boolean) {
  if (values.yes) {
    if (!isDestructive || values.destroy) return
    throw new Error('The lines with ! cannot be taken back: when there is a backup, add --destroy.')
  }
  if (!process.stdin.isTTY) throw new Error('Nobody can be asked here: read the plan, then add --yes.')
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const warning = isDestructive ? 'The lines with ! cannot be taken back: is there a backup? ' : ''
  try {
    const answer = await terminal.question(`\n${warning}Apply? Type yes: `)
    if (answer.trim() !== 'yes') throw new Error('Nothing was applied.')
  } finally {
    terminal.close()
  }
}
