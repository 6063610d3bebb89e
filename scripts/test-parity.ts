import { parseArgs } from 'node:util'
import { localDefaults } from '../lib/local-defaults.ts'
import { readLocalConfig } from './local/config.ts'
import { readEnvironment } from './local/environment.ts'
import { readSettings } from './local/settings.ts'
import { localUrls } from './local/urls.ts'
import { runSteps } from './steps.ts'

const usage = `Usage: npm run test:parity

Runs what the app relies on against the Supabase that is up: sign-up, links, sessions, admin users, the Data API under row
level security, storage. Asks it what the real services were asked too, and tells what differs from their record. It makes users
and rows of its own and removes them.

  NEXT_PUBLIC_SUPABASE_URL               the local API by default
  NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY   the local key by default
  SUPABASE_SECRET_KEY                    the local key by default
  MAIL_URL                               a Mailpit that receives its mails; the local one by default, for a hosted project
                                         none: then the tests that read mails are left out
  DATABASE_OWNER_URL                     its database as postgres; the local one by default, for a hosted project none: then
                                         the part of the record that SQL asks is left out

Start a local one in another terminal: npm run dev, or SUPABASE_BACKEND=docker npm run dev.`

// A local API answers in milliseconds, a hosted one in a second.
const ANSWER_TIMEOUT_MS = 5000

const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } })
if (values.help) console.log(usage)
else await run()

async function run() {
  const environment = readEnvironment()
  const { ports } = readSettings(environment, readLocalConfig())
  const local = { ...localDefaults, NEXT_PUBLIC_SUPABASE_URL: `http://127.0.0.1:${ports.api}` }
  const setting = (name: keyof typeof local) => environment[name] || local[name]

  const url = setting('NEXT_PUBLIC_SUPABASE_URL')
  const key = setting('NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY')
  const isLocal = ['127.0.0.1', 'localhost'].includes(new URL(url).hostname)
  const mailUrl = environment.MAIL_URL || (isLocal ? `http://127.0.0.1:${ports.mail}` : 'none')

  const refusal = (await whyNot(`${url}/auth/v1/health`, key)) ?? (await whyNoMail(mailUrl))
  if (refusal) {
    console.error(refusal)
    process.exitCode = 1
    return
  }
  const ownerUrl = environment.DATABASE_OWNER_URL || (isLocal ? localUrls(ports).ownerUrl : '')
  if (mailUrl === 'none') console.log('No MAIL_URL: the tests that read mails are left out.')
  if (!ownerUrl) console.log('No DATABASE_OWNER_URL: the part of the record that SQL asks is left out.')

  const env = {
    NEXT_PUBLIC_SUPABASE_URL: url,
    NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: key,
    SUPABASE_SECRET_KEY: setting('SUPABASE_SECRET_KEY'),
    MAIL_URL: mailUrl,
    DATABASE_OWNER_URL: ownerUrl,
  }
  await runSteps([
    { name: 'parity', command: ['vitest', 'run', '--config', 'tests/parity/vitest.config.ts'], env },
  ])
}

async function whyNot(health: string, apikey: string): Promise<string | undefined> {
  try {
    const answer = await fetch(health, {
      headers: { apikey },
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
    })
    return answer.ok
      ? undefined
      : `${health} answers ${answer.status}: is NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY its key?`
  } catch {
    return `No Supabase answers at ${health}: start one with npm run dev, or set NEXT_PUBLIC_SUPABASE_URL.`
  }
}

async function whyNoMail(mailUrl: string): Promise<string | undefined> {
  if (mailUrl === 'none') return undefined
  try {
    await fetch(`${mailUrl}/api/v1/messages`, { signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS) })
    return undefined
  } catch {
    return `No mailbox answers at ${mailUrl}: set MAIL_URL to the Mailpit of this Supabase.`
  }
}
