import { asService, type Tx } from '@/lib/db/transaction'
import { insertEvent } from './queries'
import type { InboundEvent } from './schema'

/** Stores an event once, however often it is sent. A job that commits with it does the work. */
export async function receiveEvent(
  requestId: string,
  source: string,
  eventId: string,
  event: InboundEvent,
): Promise<{ duplicate: boolean }> {
  const isNew = await asService(requestId, (tx) => recordEvent(tx, source, eventId, event))
  return { duplicate: !isNew }
}

/** Records in the transaction of immediate work. Returns false for a known event. */
export async function recordEvent(
  tx: Tx,
  source: string,
  eventId: string,
  event: InboundEvent,
): Promise<boolean> {
  return insertEvent(tx, source, eventId, event)
}
