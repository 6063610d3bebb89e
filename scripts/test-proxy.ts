import { spawnSync } from 'node:child_process'
import { readOptions } from './command/options.ts'
import { build, needsBuild } from './steps/build.ts'
import { runSteps } from './steps/run-steps.ts'

const usage = `Usage: npm run test:proxy

Runs the built app behind nginx as docs/proxies.md has it: TLS, rewritten hosts, kept connections, slow clients, long headers, malformed
addresses, two instances. Needs nginx 1.22 or later on the PATH: apt-get install nginx, or brew install nginx.`

const { values } = readOptions({ options: { help: { type: 'boolean', short: 'h' } } })
if (values.help) {
  console.log(usage)
} else if (spawnSync('nginx', ['-v']).error) {
  console.error('nginx is not on the PATH: apt-get install nginx, or brew install nginx.')
  process.exitCode = 1
} else {
  await runSteps([
    build,
    { name: 'proxy', command: ['vitest', 'run', '--config', 'tests/proxy/vitest.config.ts'], ...needsBuild },
  ])
}
