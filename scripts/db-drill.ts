import { readOptions } from './command/options.ts'
import { help, rehearseRecovery } from './recovery/drill-command.ts'
import { runClosing } from './command/run-closing.ts'

const usage = `Usage: npm run db:drill [-- --sabotage <what>]

Rehearses the loss of the database on throw-away clusters: people work through the app, a base backup and a log archive are all
that is left, and the database comes back as it was at a marked moment. Then db:backup and db:restore fill another new cluster.
Every table's count and hash, every grant and policy must be equal, and sign-in must work. It fails with the first difference.

--sabotage makes something bad on purpose, so that the drill has to fail:
${help}`

const { values } = readOptions({
  options: { sabotage: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
})

if (values.help) console.log(usage)
else await runClosing((closing) => rehearseRecovery(values, closing))
