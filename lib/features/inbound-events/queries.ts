import { sql } from 'kysely'
import type { Tx } from '@/lib/db/transaction'
import type { InboundEvent } from './schema'

/** Returns false for a known event. Adds the job that processes a new one. */
export async function insertEvent(tx: Tx, source: string, eventId: string, event: InboundEvent) {
  const { rows } = await sql<{ isNew: boolean }>`
    select private.receive_event(${source}, ${eventId}, ${JSON.stringify(event)}::jsonb) as "isNew"`.execute(
    tx,
  )
  return rows[0]!.isNew
}

/** Claims the body of an unprocessed event. Undefined once somebody has claimed it. */
export async function takeEvent(tx: Tx, source: string, eventId: string) {
  const { rows } = await sql<{ body: unknown }>`
    update private.inbound_events set processed_at = now()
    where source = ${source} and event_id = ${eventId} and processed_at is null
    returning body`.execute(tx)
  return rows[0]?.body
}

export async function deleteEvents(tx: Tx, olderThan: Date, atMost: number) {
  const { rows } = await sql<{ removed: number }>`
    select private.purge_inbound_events(${olderThan}, ${atMost}) as removed`.execute(tx)
  return rows[0]!.removed
}
