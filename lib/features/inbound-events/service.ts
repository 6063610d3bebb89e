import { asService, type Tx } from '@/lib/db/transaction'
import { insertEvent } from './queries'
import type { InboundEvent } from './schema'

/** Stores an event once, however often it is sent. What follows from it is done by a job that commits with it. */
export async function receiveEvent(
  requestId: string,
  source: string,
  eventId: string,
  event: InboundEvent,
): Promise<{ duplicate: boolean }> {
  const isNew = await asService(requestId, (tx) => recordEvent(tx, source, eventId, event))
  return { duplicate: !isNew }
}

/** As receiveEvent, in the transaction of what follows from the event at once. Returns whether it was new. */
export async function recordEvent(
  tx: Tx,
  source: string,
  eventId: string,
  event: InboundEvent,
): Promise<boolean> {
  return insertEvent(tx, source, eventId, event)
}
