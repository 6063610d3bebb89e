import { spawnSync } from 'node:child_process'
import { readOptions } from './command/options.ts'
import { runSteps } from './steps/run-steps.ts'

const usage = `Usage: npm run test:pooler

Runs the database layer through PgBouncer in transaction mode, on a throw-away database. Needs pgbouncer 1.18 or later on
the PATH: apt-get install pgbouncer, or brew install pgbouncer.`

const { values } = readOptions({ options: { help: { type: 'boolean', short: 'h' } } })
if (values.help) {
  console.log(usage)
} else if (spawnSync('pgbouncer', ['--version']).error) {
  console.error('pgbouncer is not on the PATH: apt-get install pgbouncer, or brew install pgbouncer.')
  process.exitCode = 1
} else {
  await runSteps([
    { name: 'pooler', command: ['vitest', 'run', '--config', 'tests/pooler/vitest.config.ts'] },
  ])
}
