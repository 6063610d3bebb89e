import type { Tx } from '@/lib/db/transaction'

export async function selectProfile(tx: Tx, userId: string) {
  return tx
    .selectFrom('profiles')
    .select('display_name as displayName')
    .where('id', '=', userId)
    .executeTakeFirst()
}
