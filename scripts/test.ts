import { parseArgs } from 'node:util'
import { checks } from './checks.ts'
import { runSteps, type Step } from './steps.ts'

const usage = `Usage: npm test

Runs everything that proves the project, on a throw-away database with free ports, beside a running "npm run dev":
static checks; unit, API, policy and local stack tests; then a production build and a real browser.
The browser is an installed Chrome or Chromium (or CHROMIUM_PATH), else Playwright's own, else the one from npm.

One part alone:  npx vitest run --project app tests/api/tasks.test.ts
                 npx playwright test`

/** Spares both from making it again. */
const built = { TEST_BUILD: 'made' }

const tests: Step[] = [
  { name: 'database types', command: ['npm', 'run', '--silent', 'db:types', '--', '--check'], quiet: true },
  { name: 'schema page', command: ['npm', 'run', '--silent', 'db:schema', '--', '--check'], quiet: true },
  { name: 'build', command: ['node', 'tests/support/make-build.ts'] },
  { name: 'tests', command: ['vitest', 'run'], env: built },
  { name: 'browser', command: ['playwright', 'test'], env: built },
]

const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } })
if (values.help) console.log(usage)
else await runSteps([...checks, ...tests])
