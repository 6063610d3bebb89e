import 'server-only'
import { CronExpressionParser } from 'cron-parser'
import { purge } from '@/lib/db/purge'
import { asService } from '@/lib/db/transaction'
import { merged } from '@/lib/feature'
import { features } from '@/lib/features'
import { enqueue } from '@/lib/jobs/enqueue'
import type { Step } from '@/lib/jobs/work'
import { background } from './background'

/** UTC. The queue removes finished and dead jobs by itself. */
export const upkeep = {
  'idempotency.purge': '47 * * * *',
  'rate-limits.purge': '*/10 * * * *',
  ...merged(features, 'upkeep'),
}

const steps: Record<keyof typeof upkeep, Step> = {
  'idempotency.purge': (requestId) => purge(requestId, 'idempotency_records'),
  'rate-limits.purge': (requestId) => purge(requestId, 'rate_limits'),
  ...merged(background, 'upkeep'),
}

export async function enqueueUpkeep(now: Date): Promise<void> {
  await asService('upkeep', (tx) =>
    Promise.all(
      Object.entries(upkeep).map(([step, cron]) =>
        enqueue(tx, 'upkeep.run', { step }, { onceKey: `${step} ${latestRun(cron, now)}` }),
      ),
    ),
  )
}

export async function runUpkeep(step: string, requestId: string): Promise<void> {
  if (!isStep(step)) throw new Error(`There is no upkeep named ${step}.`)
  const isUnfinished = await steps[step](requestId)
  if (isUnfinished) await asService(requestId, (tx) => enqueue(tx, 'upkeep.run', { step }))
}

function isStep(name: string): name is keyof typeof steps {
  return Object.hasOwn(steps, name)
}

function latestRun(cron: string, now: Date) {
  return CronExpressionParser.parse(cron, { currentDate: now, tz: 'UTC' }).prev().toISOString()
}
