import { sql } from 'kysely'
import type { Visitor } from '@/lib/auth/visitor'
import type { PageRequest } from '@/lib/db/page'
import type { Tx } from '@/lib/db/transaction'
import type { AuthEvent, AuthEventKind } from './schema'

type Row = {
  id: string
  kind: AuthEventKind
  method: string | null
  session_id: string | null
  user_agent: string | null
  ip_address: string | null
  request_id: string | null
  operator_name: string | null
  reason: string | null
  created_at: string
}

/** The caller's own, newest first, with one extra row. */
export async function selectAuthEvents(tx: Tx, { after, limit }: PageRequest): Promise<AuthEvent[]> {
  const events = sql<Row>`private.own_auth_events(${after ?? null}::uuid, ${limit + 1}::int)`
  return tx
    .selectFrom(events.as('events'))
    .select([
      'id',
      'kind',
      'method',
      'session_id as sessionId',
      'user_agent as userAgent',
      'ip_address as ipAddress',
      'request_id as requestId',
      'operator_name as operatorName',
      'reason',
      'created_at as createdAt',
    ])
    .execute()
}

/** Nothing for an unknown address, and for one with many of the kind in this hour. */
export async function insertEventOfAddress(
  tx: Tx,
  email: string,
  kind: AuthEventKind,
  { userAgent, ipAddress }: Partial<Visitor> = {},
): Promise<void> {
  await sql`select private.record_event_of_address(
    ${email}, ${kind}, ${userAgent ?? null}, ${ipAddress ?? null}::inet)`.execute(tx)
}

/** Nothing for an unknown person, and for one with many of the kind in this hour. */
export async function insertEventOfPerson(
  tx: Tx,
  userId: string,
  { kind, method }: { kind: AuthEventKind; method: string },
  { userAgent, ipAddress }: Visitor,
): Promise<void> {
  await sql`select private.record_event_of_person(
    ${userId}::uuid, ${kind}, ${method}, ${userAgent ?? null}, ${ipAddress ?? null}::inet)`.execute(tx)
}

export async function deleteAuthEvents(tx: Tx, olderThan: Date, atMost: number): Promise<number> {
  const { removed } = await tx
    .selectNoFrom(sql<number>`private.purge_auth_events(${olderThan}, ${atMost})`.as('removed'))
    .executeTakeFirstOrThrow()
  return removed
}

export async function upsertLanguage(tx: Tx, locale: string): Promise<void> {
  await sql`select private.keep_language(${locale})`.execute(tx)
}
