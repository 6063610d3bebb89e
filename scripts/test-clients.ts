import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { clientsDir } from './clients/folder.ts'
import { readOptions } from './command/options.ts'
import { runSteps } from './steps/run-steps.ts'

const usage = `Usage: npm run test:clients [-- --java]

Makes clients from docs/openapi.json with openapi-typescript and Hey API, compiles them strictly, and runs a journey with each against
the API on a throw-away database. Installs the generators from npm in .plinth/clients, because they need TypeScript 5.

--java   also makes the clients of OpenAPI Generator for TypeScript and Python. Needs Java 11 and Python 3.10 or later on the PATH.`

const { values } = readOptions({
  options: { help: { type: 'boolean', short: 'h' }, java: { type: 'boolean', default: false } },
})
const missing = values.java
  ? ['java -version', 'python3 --version'].filter((line) => spawnSync(line, { shell: true }).status !== 0)
  : []
const generator = { name: 'OpenAPI Generator', command: ['node', 'scripts/clients/openapi-generator.ts'] }

if (values.help) {
  console.log(usage)
} else if (missing.length > 0) {
  console.error(`--java needs Java 11 and Python 3.10: ${missing.join(', ')} fails.`)
  process.exitCode = 1
} else {
  mkdirSync(clientsDir, { recursive: true })
  for (const name of ['package.json', 'package-lock.json'])
    copyFileSync(join('tests/clients', name), join(clientsDir, name))
  const prepared = [
    { name: 'packages', command: ['npm', 'ci', '--no-audit', '--no-fund', '--prefix', clientsDir] },
    ...(values.java ? [generator] : []),
  ]
  await runSteps([
    ...prepared,
    {
      name: 'clients',
      command: ['vitest', 'run', '--config', 'tests/clients/vitest.config.ts'],
      ...(values.java && { env: { OPENAPI_GENERATOR: 'true' } }),
      needs: prepared.map(({ name }) => name),
    },
  ])
}
