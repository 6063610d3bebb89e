import { join } from 'node:path'
import type { Closing } from '../command/closing.ts'
import { planHouse } from './drill/house.ts'
import { seconds, startLog } from './drill/log.ts'
import { rehearseLogical } from './drill/logical.ts'
import { rehearsePointInTime } from './drill/point-in-time.ts'
import { type Sabotage, sabotages } from './drill/sabotage.ts'
import { leave } from './drill/workload.ts'
import { makeWorkDir } from './work-dir.ts'

export const help = Object.entries(sabotages)
  .map(([name, what]) => `  ${name.padEnd(14)} ${what}`)
  .join('\n')

type Given = { sabotage?: string }

export async function rehearseRecovery(given: Given, closing: Closing) {
  const sabotage = readSabotage(given.sabotage)
  const startedAt = performance.now()
  const log = startLog(console.log)
  const dir = await makeWorkDir('drill', closing)
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
