import './lib-modules.ts'
import { parseArgs } from 'node:util'

const { checkCount, checkDeployment, reasonOf, writeDocument } = await import('./deploy/command.ts')

const usage = `Usage: npm run deploy:check -- --site https://… [--env-file <file>] [--only <id>] [--json] [--allow-unchecked]

Checks a hosted Supabase project and a deployment, before the first user and after each change. Prints one line for each of
${checkCount} checks, and the reason, the fix and the official page for each fault. Changes no setting. Runs one batch of jobs, and calls
the hook of Auth's mails with a notification that mails nobody. docs/deploy-checks.md lists the checks.

--site             the address of the deployment (NEXT_PUBLIC_SITE_URL)
--env-file         a file with the deployment's variables, as vercel env pull writes it. The environment takes precedence
--only             one check, such as auth.captcha, or one topic, such as auth. Repeatable
--json             one JSON document on stdout, for CI: npm run --silent deploy:check -- --json …
--allow-unchecked  does not fail for checks that could not run
--document         writes docs/deploy-checks.md, the list of the checks, and runs none

Read from the environment: the app's own variables, and
  SUPABASE_ACCESS_TOKEN  for the settings of the project: https://supabase.com/dashboard/account/tokens
  DATABASE_OWNER_URL     the database as postgres at the session pooler, for grants, migrations and jobs
  SUPABASE_API_URL       the Management API, if it is not Supabase's

Exit codes: 0 no fault, 1 a fault, 2 a wrong command, 3 no fault but a check that did not run.`

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
