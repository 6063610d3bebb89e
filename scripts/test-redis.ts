import { spawnSync } from 'node:child_process'
import { readOptions } from './command/options.ts'
import { runSteps } from './steps/run-steps.ts'

const usage = `Usage: npm run test:redis

Runs the rate limits on a throw-away Redis, beside a throw-away database. Needs redis-server 6 or later on the PATH:
apt-get install redis-server, or brew install redis.`

const { values } = readOptions({ options: { help: { type: 'boolean', short: 'h' } } })
if (values.help) {
  console.log(usage)
} else if (spawnSync('redis-server', ['--version']).error) {
  console.error('redis-server is not on the PATH: apt-get install redis-server, or brew install redis.')
  process.exitCode = 1
} else {
  await runSteps([{ name: 'redis', command: ['vitest', 'run', '--config', 'tests/redis/vitest.config.ts'] }])
}
