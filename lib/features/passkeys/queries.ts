import { sql } from 'kysely'
import type { Tx } from '@/lib/db/transaction'
import type { Passkey } from './schema'

type Row = { id: string; name: string; created_at: string; last_used_at: string | null }

export async function selectPasskeys(tx: Tx): Promise<Passkey[]> {
  return tx
    .selectFrom(sql<Row>`private.own_passkeys()`.as('passkeys'))
    .select(['id', 'name', 'created_at as createdAt', 'last_used_at as lastUsedAt'])
    .execute()
}
