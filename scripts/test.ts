import { readOptions } from './command/options.ts'
import { build, needsBuild } from './steps/build.ts'
import { textChecks, typeChecks } from './steps/checks.ts'
import { runSteps } from './steps/run-steps.ts'
import type { Step } from './steps/step.ts'

const usage = `Usage: npm test

Runs everything that proves the project, on throw-away databases and free ports, beside a running "npm run dev": static checks, a
production build, unit, API, policy and local stack tests, and a real browser. A step that fails stops none but those that need it,
and the last lines say what passed, what did not, and how to run just that.
The browser is an installed Chrome or Chromium (or CHROMIUM_PATH), else Playwright's own, else the one from npm.

One part alone:  npx vitest run --project app tests/api/members.test.ts
                 npx playwright test`

// Tests of the database keep the processor busy. A build and a browser wait a lot, and fill its gaps.
const databaseLane: Step[] = [
  ...textChecks,
  { name: 'database types', command: ['npm', 'run', '--silent', 'db:types', '--', '--check'], quiet: true },
  { name: 'schema page', command: ['npm', 'run', '--silent', 'db:schema', '--', '--check'], quiet: true },
  { name: 'tests', command: ['vitest', 'run', '--project=!production'] },
]

const buildLane: Step[] = [
  ...typeChecks,
  build,
  {
    name: 'tests of the build',
    command: ['vitest', 'run', '--project=production'],
    quiet: true,
    ...needsBuild,
  },
  { name: 'browser', command: ['playwright', 'test'], quiet: true, ...needsBuild },
]

const { values } = readOptions({ options: { help: { type: 'boolean', short: 'h' } } })
if (values.help) console.log(usage)
else await runSteps(databaseLane, buildLane)
