import { isLoopback } from '../lib/environment/loopback.ts'
import { localDefaults } from '../lib/local-defaults.ts'
import { readEnvironment } from './command/environment.ts'
import { reportFailure } from './command/failure.ts'
import { readOptions } from './command/options.ts'
import { devAddresses, requireAnswer } from './dev/addresses.ts'
import { runSteps } from './steps/run-steps.ts'

const usage = `Usage: npm run test:parity

Runs what the app relies on against the Supabase that is up: sign-up, links, sessions, admin users, the Data API under row
level security, storage. Asks it what the real services were asked too, and tells what differs from their record. It makes users
and rows of its own and removes them.

  NEXT_PUBLIC_SUPABASE_URL               the local API by default
  NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY   the local key by default
  SUPABASE_SECRET_KEY                    the local key by default
  LIVE_SIGNING_KEY                       the key of live updates that is imported there (the local one by default), for a hosted
                                         project none: then the tests that listen are left out
  MAIL_URL                               a Mailpit that receives its mails (the local one by default), for a hosted project
                                         none: then the tests that read mails are left out
  DATABASE_OWNER_URL                     its database as postgres (the local one by default), for a hosted project none: then
                                         the part of the record that SQL asks is left out

Start a local one in another terminal: npm run dev, or SUPABASE_BACKEND=docker npm run dev.`

// A local API answers in milliseconds, a hosted one in a second.
const ANSWER_TIMEOUT_MS = 5000

const { values } = readOptions({ options: { help: { type: 'boolean', short: 'h' } } })
if (values.help) console.log(usage)
else await run().catch(reportFailure)

async function run() {
  const environment = readEnvironment()
  const dev = devAddresses(environment)
  const setting = (name: keyof typeof localDefaults) => environment[name] || localDefaults[name]

  const url = environment.NEXT_PUBLIC_SUPABASE_URL || dev.supabaseUrl || setting('NEXT_PUBLIC_SUPABASE_URL')
  const key = setting('NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY')
  const isLocal = isLoopback(new URL(url).hostname)
  const mailUrl = environment.MAIL_URL || (isLocal && dev.mailUrl) || 'none'
  const liveKey = environment.LIVE_SIGNING_KEY || (isLocal && localDefaults.LIVE_SIGNING_KEY) || ''
  const ownerUrl = environment.DATABASE_OWNER_URL || (isLocal && dev.ownerUrl) || ''
  await requireSupabase(url, key, mailUrl)
  if (mailUrl === 'none') console.log('No MAIL_URL: the tests that read mails are left out.')
  if (!liveKey) console.log('No LIVE_SIGNING_KEY: the tests that listen are left out.')
  if (!ownerUrl) console.log('No DATABASE_OWNER_URL: the part of the record that SQL asks is left out.')

  const env = {
    NEXT_PUBLIC_SUPABASE_URL: url,
    NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: key,
    SUPABASE_SECRET_KEY: setting('SUPABASE_SECRET_KEY'),
    LIVE_SIGNING_KEY: liveKey,
    MAIL_URL: mailUrl,
    DATABASE_OWNER_URL: ownerUrl,
  }
  await runSteps([
    { name: 'parity', command: ['vitest', 'run', '--config', 'tests/parity/vitest.config.ts'], env },
  ])
}

async function requireSupabase(url: string, apikey: string, mailUrl: string) {
  const { ok, status } = await requireAnswer(url, {
    path: '/auth/v1/health',
    headers: { apikey },
    timeoutMs: ANSWER_TIMEOUT_MS,
    toDo: 'start a Supabase with npm run dev, or set NEXT_PUBLIC_SUPABASE_URL.',
  })
  if (!ok) throw new Error(`${url} answers ${status}: is NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY its key?`)
  if (mailUrl === 'none') return
  await requireAnswer(mailUrl, {
    path: '/api/v1/messages',
    timeoutMs: ANSWER_TIMEOUT_MS,
    toDo: 'set MAIL_URL to the Mailpit of this Supabase.',
  })
}
