import './lib-modules.ts'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs, parseEnv } from 'node:util'

const { checks } = await import('./deploy/checks.ts')
const { documentFile, pageOf } = await import('./deploy/document.ts')
const { documentOf, exitCodeOf, linesOf, redactorFor, summaryOf } = await import('./deploy/report.ts')
const { runChecks } = await import('./deploy/run-checks.ts')
const { Target } = await import('./deploy/target.ts')
const { reasonOf } = await import('./deploy/web.ts')
const { projectDir } = await import('./command/project.ts')

const usage = `Usage: npm run deploy:check -- --site https://… [--env-file <file>] [--only <id>] [--json] [--allow-unchecked]

Checks a hosted Supabase project and a deployment, before the first user and after each change: ${checks.length} checks, one line each,
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
  else if (values.document) writeFileSync(join(projectDir, documentFile), pageOf(checks))
  else await main(values)
} catch (error) {
  console.error(`${reasonOf(error)}\nSee npm run deploy:check -- --help.`)
  process.exitCode = USAGE_ERROR
}

type Given = { site?: string; 'env-file'?: string; only: string[]; json: boolean; 'allow-unchecked': boolean }

async function main({ site, 'env-file': file, only, json, 'allow-unchecked': allowUnchecked }: Given) {
  if (site !== undefined && !/^https?:$/.test(URL.parse(site)?.protocol ?? ''))
    throw new Error(`--site must be like https://example.com, not "${site}".`)
  const chosen = choose(only)
  const variables = { ...(file !== undefined && parseEnv(readFileSync(file, 'utf8'))), ...process.env }
  const target = new Target({ variables, site })
  const redact = redactorFor(variables)

  // A document stands alone on stdout; what goes on is told beside it.
  const tell = json ? console.error : console.log
  const results = await runChecks(chosen, target, (result) => tell(redact(linesOf(result))))
  tell(`\n${summaryOf(results)}`)
  if (json) console.log(redact(JSON.stringify(documentOf(results, target.site), null, 2)))
  process.exitCode = exitCodeOf(results, allowUnchecked)
}

function choose(names: string[]) {
  if (names.length === 0) return checks
  const unknown = names.find((name) => !checks.some((check) => isNamed(check, name)))
  if (unknown !== undefined)
    throw new Error(`There is no check ${unknown}. The checks are ${checks.map(({ id }) => id).join(', ')}.`)
  return checks.filter((check) => names.some((name) => isNamed(check, name)))
}

function isNamed({ id }: { id: string }, name: string) {
  return id === name || id.startsWith(`${name}.`)
}
