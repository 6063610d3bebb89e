import { sql } from 'kysely'
import type { Visitor } from '@/lib/auth/visitor'
import type { Tx } from '@/lib/db/transaction'
import type { Factor } from './schema'

type Row = { id: string; name: string | null; type: string; created_at: string; last_asked_at: string | null }

export async function selectFactors(tx: Tx): Promise<Factor[]> {
  return tx
    .selectFrom(sql<Row>`private.own_factors()`.as('factors'))
    .select(['id', 'name', 'type', 'created_at as createdAt', 'last_asked_at as lastAskedAt'])
    .execute()
}

export async function selectRecoveryCodes(tx: Tx) {
  return tx
    .selectFrom(sql<{ left_over: number; kept: boolean }>`private.own_recovery_codes()`.as('codes'))
    .select(['left_over as left', 'kept'])
    .executeTakeFirstOrThrow()
}

export async function insertRecoveryCodes(tx: Tx, hashes: string[]): Promise<void> {
  const given = sql.join(hashes.map((hash) => sql`decode(${hash}, 'hex')`))
  await sql`select private.replace_recovery_codes(array[${given}])`.execute(tx)
}

export async function updateRecoveryCodesKept(tx: Tx): Promise<void> {
  await sql`select private.keep_recovery_codes()`.execute(tx)
}

/** False for a code that is unknown or spent. */
export async function deleteRecoveryCode(tx: Tx, hash: string): Promise<boolean> {
  const { used } = await tx
    .selectNoFrom(sql<boolean>`private.use_recovery_code(decode(${hash}, 'hex'))`.as('used'))
    .executeTakeFirstOrThrow()
  return used
}

export async function insertRefusedCode(
  tx: Tx,
  method: string,
  { userAgent, ipAddress }: Partial<Visitor> = {},
): Promise<void> {
  await sql`select private.record_refused_code(
    ${method}, ${userAgent ?? null}, ${ipAddress ?? null}::inet)`.execute(tx)
}
