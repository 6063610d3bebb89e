import { sql } from 'kysely'
import type { Tx } from '@/lib/db/transaction'
import type { Identity } from './identity-schema'

type Row = {
  id: string
  provider: string
  email: string | null
  removable: boolean
  created_at: string
}

export async function selectIdentities(tx: Tx): Promise<Identity[]> {
  return tx
    .selectFrom(sql<Row>`private.own_identities()`.as('identities'))
    .select(['id', 'provider', 'email', 'removable', 'created_at as createdAt'])
    .execute()
}

export async function selectHasPassword(tx: Tx): Promise<boolean> {
  const password = await tx
    .selectFrom(sql<{ chosen: boolean }>`private.own_password()`.as('password'))
    .select('chosen')
    .executeTakeFirst()
  return password?.chosen ?? false
}
