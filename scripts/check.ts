import { readOptions } from './command/options.ts'
import { textChecks, typeChecks } from './steps/checks.ts'
import { runSteps } from './steps/run-steps.ts'

const usage = `Usage: npm run check

Checks format, lint, types, the API document and .env.example: what needs neither a database nor a browser. "npm test" runs this too.`

const { values } = readOptions({ options: { help: { type: 'boolean', short: 'h' } } })
if (values.help) console.log(usage)
else await runSteps(textChecks, typeChecks)
