import 'server-only'
import { CronExpressionParser } from 'cron-parser'
import { purge } from '@/lib/db/purge'
import { asService } from '@/lib/db/transaction'
import { purgeActivity } from '@/lib/features/activity/jobs'
import { purgeInboundEvents } from '@/lib/features/inbound-events/jobs'
import { purgeDeliveries, resealSecrets, wakeOverdue } from '@/lib/features/webhooks/jobs'
import { removeAbandonedUploads, sweepAttachmentObjects } from '@/lib/features/attachments/jobs'
import { purgeInvitations } from '@/lib/features/invitations/jobs'
import { enqueue } from '@/lib/jobs/enqueue'

type Step = {
  /** In UTC, at least monthly. */
  cron: string
  /** Bounded: what it leaves is for the next run. */
  run: (requestId: string) => Promise<void>
}

/** Everything that happens by the clock. Finished and dead jobs are removed by the queue itself, as its migration says. */
export const upkeep: Record<string, Step> = {
  'activity.purge': { cron: '17 3 * * *', run: purgeActivity },
  'attachments.abandoned': { cron: '27 * * * *', run: removeAbandonedUploads },
  'attachments.sweep': { cron: '37 4 * * *', run: (requestId) => sweepAttachmentObjects('', requestId) },
  'invitations.purge': { cron: '27 * * * *', run: purgeInvitations },
  'idempotency.purge': { cron: '47 * * * *', run: (requestId) => purge(requestId, 'idempotency_records') },
  'inbound-events.purge': { cron: '7 4 * * *', run: purgeInboundEvents },
  'webhooks.purge': { cron: '37 3 * * *', run: purgeDeliveries },
  'webhooks.reseal': { cron: '27 2 * * *', run: resealSecrets },
  'webhooks.wake': { cron: '*/15 * * * *', run: wakeOverdue },
  'rate-limits.purge': { cron: '*/10 * * * *', run: (requestId) => purge(requestId, 'rate_limits') },
}

/** Adds the latest run of each step that has come due, once, however many workers and ticks ask. */
export async function enqueueUpkeep(now: Date): Promise<void> {
  await asService('upkeep', (tx) =>
    Promise.all(
      Object.entries(upkeep).map(([step, { cron }]) =>
        enqueue(tx, 'upkeep.run', { step }, { onceKey: `${step} ${latestRun(cron, now)}` }),
      ),
    ),
  )
}

export async function runUpkeep(step: string, requestId: string): Promise<void> {
  const found = upkeep[step]
  if (!found) throw new Error(`There is no upkeep named ${step}.`)
  await found.run(requestId)
}

function latestRun(cron: string, now: Date) {
  return CronExpressionParser.parse(cron, { currentDate: now, tz: 'UTC' }).prev().toISOString()
}
