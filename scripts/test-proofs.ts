import { parseArgs } from 'node:util'
import { runSteps } from './steps.ts'

const usage = `Usage: npm run test:proofs

Runs the proofs that take longer than a test: every fault planted into policies, grants, functions, columns and rules; migrations
under load; the recovery drill and its sabotages; the printed plans; kill -9 of Postgres and of the app; purges of large tables; the rights
of everybody through the Data API; errors of a browser in Sentry; how long a live page waits; Lighthouse. About five minutes.`

const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } })
const env = { PROOFS: 'true' }
if (values.help) console.log(usage)
else {
  await runSteps([
    { name: 'proofs', command: ['vitest', 'run'], env },
    { name: 'browser', command: ['playwright', 'test'], env },
  ])
}
