import { Env } from '../lib/env-schema.ts'
import { readEnvironment } from './command/environment.ts'
import { reportFailure } from './command/failure.ts'
import { readOptions } from './command/options.ts'
import { withClient } from './database/client.ts'
import { announceOwner } from './owner-url.ts'
import { schedule, type Target, unschedule } from './schedule.ts'

const usage = `Usage: DATABASE_OWNER_URL=… NEXT_PUBLIC_SITE_URL=… CRON_SECRET=… npm run db:schedule [-- --remove]

Makes the database run the jobs without a worker: pg_cron and pg_net call POST /api/jobs/run every minute, so a mail leaves within a
minute on any plan of any host. Enables both extensions and stores the address and the secret in the Vault. Run it again after a change
of either.

--remove   removes the schedule, and keeps the extensions

DATABASE_OWNER_URL    the database as the role postgres, directly or through the session pooler (port 5432)
NEXT_PUBLIC_SITE_URL  the https address of the app
CRON_SECRET           the secret that the app expects of its scheduler`

const CONNECT_TIMEOUT_MS = 15_000
const QUERY_TIMEOUT_MS = 30_000

const { values } = readOptions({
  options: { help: { type: 'boolean', short: 'h' }, remove: { type: 'boolean' } },
})

if (values.help) console.log(usage)
else await main()

async function main() {
  try {
    const environment = readEnvironment()
    const { href } = announceOwner(environment, 'db:schedule')
    const target = values.remove ? undefined : requireTarget(environment)

    const lines = await withClient(
      href,
      (client) => (target ? schedule(client, target) : unschedule(client)),
      { connectTimeoutMs: CONNECT_TIMEOUT_MS, queryTimeoutMs: QUERY_TIMEOUT_MS },
    )
    console.log(lines.join('\n'))
  } catch (error) {
    reportFailure(error)
  }
}

/** Throws one sentence, which never shows the secret. */
function requireTarget({ NEXT_PUBLIC_SITE_URL: siteUrl, CRON_SECRET: secret }: NodeJS.Dict<string>): Target {
  if (!siteUrl || URL.parse(siteUrl)?.protocol !== 'https:' || siteUrl.endsWith('/'))
    throw new Error(
      'NEXT_PUBLIC_SITE_URL must be the https:// address that the database can reach, without a slash at its end.',
    )
  const { data } = Env.shape.CRON_SECRET.safeParse(secret)
  if (!data) throw new Error('CRON_SECRET must be what the app has, of 32 characters at least.')
  return { siteUrl, secret: data }
}
