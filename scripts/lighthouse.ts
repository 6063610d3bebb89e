import { readOptions } from './command/options.ts'
import { runSteps } from './steps/run-steps.ts'

const usage = `Usage: npm run lighthouse

Runs Lighthouse on main pages of a production build, in *lighthouse.proof.ts, and requires 95 of 100 for performance, accessibility
and best practices. "npm run test:proofs" leaves out performance, which a busy machine distorts.`

const { values } = readOptions({ options: { help: { type: 'boolean', short: 'h' } } })
if (values.help) console.log(usage)
else {
  await runSteps([
    {
      name: 'Lighthouse',
      command: ['playwright', 'test', 'lighthouse'],
      env: { PROOFS: 'true', LIGHTHOUSE_PERFORMANCE: 'true' },
    },
  ])
}
