import './lib-modules.ts'
import { parseArgs } from 'node:util'

const { checkCount, checkDeployment, reasonOf, writeDocument } = await import('./deploy/command.ts')

const usage = `Usage: npm run deploy:check -- --site https://… [--env-file <file>] [--only <id>] [--json] [--allow-unchecked]

Checks a hosted Supabase project and a deployment, before the first user and after each change: ${checkCount} checks, one line each,
and for what is wrong why it matters, how to mend it, and the official page. Changes no setting; it works the job queue once and calls
the hook of Auth's mails with a notification that mails nobody. docs/deploy-checks.md lists the checks.

--site             where people reach the deployment; NEXT_PUBLIC_SITE_URL by default
--env-file         a file with the deployment's variables, such as vercel env pull writes; the environment wins
--only             one check, such as auth.captcha, or one topic, such as auth; may be repeated
--json             one JSON document on stdout, for CI: npm run --silent deploy:check -- --json …
--allow-unchecked  what could not be checked is no reason to fail
--document         writes docs/deploy-checks.md, the list of the checks, and checks nothing

Read from the environment: the app's own variables, and
  SUPABASE_ACCESS_TOKEN  for the settings of the project: https://supabase.com/dashboard/account/tokens
  DATABASE_OWNER_URL     the database as postgres at the session pooler, for grants, migrations and jobs
  SUPABASE_API_URL       the Management API, where it is another than Supabase's

Exit codes: 0 all right, 1 something is wrong, 2 the command was given wrongly, 3 nothing is wrong but something was not checked.`

const USAGE_ERROR = 2

try {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean', short: 'h' },
      site: { type: 'string' },
      'env-file': { type: 'string' },
      only: { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
      'allow-unchecked': { type: 'boolean', default: false },
      document: { type: 'boolean', default: false },
    },
  })
  if (values.help) console.log(usage)
  else if (values.document) writeDocument()
  else await checkDeployment(values)
} catch (error) {
  console.error(`${reasonOf(error)}\nSee npm run deploy:check -- --help.`)
  process.exitCode = USAGE_ERROR
}
