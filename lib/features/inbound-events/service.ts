import { asService } from '@/lib/db/transaction'
import { insertEvent } from './queries'
import type { InboundEvent } from './schema'

/** Stores an event once, however often it is sent. What follows from it is done by a job that commits with it. */
export async function receiveEvent(
  requestId: string,
  source: string,
  eventId: string,
  event: InboundEvent,
): Promise<{ duplicate: boolean }> {
  const isNew = await asService(requestId, (tx) => insertEvent(tx, source, eventId, event))
  return { duplicate: !isNew }
}
