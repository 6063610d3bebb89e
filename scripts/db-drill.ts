import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { closeInOrder, type Closing } from './command/closing.ts'
import { planHouse } from './recovery/drill/house.ts'
import { seconds, startLog } from './recovery/drill/log.ts'
import { rehearseLogical } from './recovery/drill/logical.ts'
import { rehearsePointInTime } from './recovery/drill/point-in-time.ts'
import { sabotages, type Sabotage } from './recovery/drill/sabotage.ts'
import { leave } from './recovery/drill/workload.ts'

const usage = `Usage: npm run db:drill [-- --sabotage <what>]

Rehearses the loss of the database on throw-away clusters: people work through the app, a base backup and a log archive are all
that is left, and the database comes back as it was at a marked moment; then db:backup and db:restore into another new cluster.
Every table's count and hash, every grant and policy must be equal, and sign-in must work. It fails with the first difference.

--sabotage makes something bad on purpose, so that the drill has to fail:
${Object.entries(sabotages)
  .map(([name, what]) => `  ${name.padEnd(14)} ${what}`)
  .join('\n')}`

const { values } = parseArgs({
  options: { sabotage: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
})

if (values.help) console.log(usage)
else await run()

async function run() {
  const closing = closeInOrder({ signalCode: 1 })
  try {
    await drill(closing, readSabotage(values.sabotage))
  } catch (error) {
    await closing.fail(error)
  }
  await closing.close()
}

async function drill(closing: Closing, sabotage: Sabotage | undefined) {
  const startedAt = performance.now()
  const log = startLog(console.log)
  const dir = await mkdtemp(join(tmpdir(), 'plinth-drill-'))
  closing.add(() => rm(dir, { recursive: true, force: true }))
  closing.add(leave)

  const [house, another] = [await planHouse(join(dir, 'one')), await planHouse(join(dir, 'other'))]
  const tenant = await rehearsePointInTime(house, closing, log, sabotage)
  await rehearseLogical({ from: house, to: another, tenant }, closing, log, sabotage)
  log.print(`${seconds(performance.now() - startedAt)}  in all: nothing is lost, nothing is changed.`)
}

function readSabotage(given: string | undefined): Sabotage | undefined {
  if (given === undefined || given in sabotages) return given as Sabotage | undefined
  throw new Error(`--sabotage must be one of ${Object.keys(sabotages).join(', ')}.`)
}
