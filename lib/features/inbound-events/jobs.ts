import { inBatches } from '@/lib/db/in-batches'
import { asService } from '@/lib/db/transaction'
import { withdrawInvitations } from '@/lib/features/invitations/service'
import type { HandlersOf, UpkeepOf } from '@/lib/jobs/work'
import type { inboundEvents } from './feature'
import { deleteEvents, takeEvent } from './queries'
import { BouncedMail } from './schema'

export const handlers: HandlersOf<typeof inboundEvents> = {
  'inbound.process': ({ source, eventId }, { requestId }) => processEvent(source, eventId, requestId),
}

export const upkeep: UpkeepOf<typeof inboundEvents> = { 'inbound-events.purge': purgeInboundEvents }

/** Acts in the transaction that marks the event, so only once. A bounced invitation is withdrawn, other events are only kept. */
export async function processEvent(source: string, eventId: string, requestId: string): Promise<void> {
  await asService(requestId, async (tx) => {
    const bounced = BouncedMail.safeParse(await takeEvent(tx, source, eventId))
    if (bounced.success) await withdrawInvitations(tx, bounced.data.data.to)
  })
}

/** Far longer than any sender repeats an event. */
const RETENTION_DAYS = 30
const DAY_MS = 86_400_000
const BATCH_ROWS = 1_000

export function purgeInboundEvents(requestId: string): Promise<boolean> {
  const olderThan = new Date(Date.now() - RETENTION_DAYS * DAY_MS)
  return inBatches(requestId, BATCH_ROWS, (tx, rows) => deleteEvents(tx, olderThan, rows))
}
