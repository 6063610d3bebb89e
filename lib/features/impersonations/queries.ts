import { sql } from 'kysely'
import type { Tx } from '@/lib/db/transaction'
import type { Prepared } from './schema'

type Row = { user_id: string; email: string | null; expires_at: string }

export async function selectPrepared(tx: Tx, linkHash: Buffer): Promise<Prepared | undefined> {
  const prepared = sql<Row>`private.read_impersonation(${linkHash}::bytea)`
  return tx
    .selectFrom(prepared.as('prepared'))
    .select(['email', 'expires_at as expiresAt'])
    .executeTakeFirst()
}

/** Nothing for a link that was used, has ended or is too old. */
export async function openPrepared(tx: Tx, linkHash: Buffer, cookieHash: Buffer) {
  const opened = sql<Row>`private.open_impersonation(${linkHash}::bytea, ${cookieHash}::bytea)`
  return tx
    .selectFrom(opened.as('opened'))
    .select(['user_id as userId', 'expires_at as expiresAt'])
    .executeTakeFirst()
}

export async function endOpened(tx: Tx, cookieHash: Buffer): Promise<void> {
  await sql`select private.end_impersonation(${cookieHash}::bytea)`.execute(tx)
}

export async function deleteImpersonations(tx: Tx, olderThan: Date, atMost: number): Promise<number> {
  const { removed } = await tx
    .selectNoFrom(sql<number>`private.purge_impersonations(${olderThan}, ${atMost})`.as('removed'))
    .executeTakeFirstOrThrow()
  return removed
}
