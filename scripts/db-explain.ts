import { operationOf } from '../tests/schema/plans/routes.ts'
import type { Planned } from '../tests/schema/plans/planned.ts'
import { closeInOrder, type Closing } from './command/closing.ts'
import { readOptions } from './command/options.ts'
import { headingOf, statementOf } from './plans/report.ts'
import { requestsOf } from './plans/select.ts'
import { setStage } from './plans/stage.ts'

const usage = `Usage: npm run db:explain [-- <operation>…] [-- --list]

Prints how Postgres runs the requests of the API: each statement, its executed plan (EXPLAIN ANALYZE, BUFFERS), the rows that it examined,
and the objections of the plan guards of npm test. Fails for the same plans. The throw-away database has 100,000 lines of
activity in 2,000 workspaces, a fifth of them in the queried workspace.
<operation>  an id of docs/openapi.json, such as listMembers, or a part of an address, such as /webhooks
--list       lists the operations with their requests`

const { values, positionals } = readOptions({
  options: { help: { type: 'boolean', short: 'h' }, list: { type: 'boolean' } },
  allowPositionals: true,
})

if (values.help) console.log(usage)
else await run()

async function run() {
  const closing = closeInOrder({ signalCode: 1 })
  try {
    const asked = requestsOf(positionals)
    if (values.list) list(asked)
    else await explain(asked, closing)
  } catch (error) {
    await closing.fail(error)
  }
  await closing.close()
}

function list(asked: Planned[]) {
  for (const [request] of asked) console.log(`${operationOf(request).id.padEnd(24)} ${request}`)
}

async function explain(asked: Planned[], closing: Closing) {
  // A reader such as `head` may close the pipe.
  process.stdout.on('error', (error) => void closing.fail(error))
  // Progress goes to stderr, so a file with the plans stays clean.
  const stage = await setStage(closing, console.error)
  const { plansOf } = await import('../tests/schema/plans/plans-of.ts')

  let [statements, faulty] = [0, 0]
  for (const planned of asked) {
    const [request] = planned
    console.log(headingOf(request))
    for (const explained of await plansOf(planned, stage, { withText: true })) {
      const { text, isFaulty } = statementOf(request, explained)
      console.log(text)
      statements += 1
      faulty += isFaulty ? 1 : 0
    }
  }
  console.log(`\n${asked.length} requests, ${statements} statements, ${faulty} of them with a fault.`)
  if (faulty > 0) process.exitCode = 1
}
