import { sql } from 'kysely'
import type { Tx } from '@/lib/db/transaction'

export async function isStopped(tx: Tx, addressHash: string): Promise<boolean> {
  const call = sql<boolean>`private.invitations_stopped(decode(${addressHash}, 'hex'))`
  return (await tx.selectNoFrom(call.as('stopped')).executeTakeFirstOrThrow()).stopped
}

export async function setStopped(tx: Tx, addressHash: string, stopped: boolean): Promise<void> {
  const call = sql`private.stop_invitations(decode(${addressHash}, 'hex'), ${stopped})`
  await tx.selectNoFrom(call.as('done')).executeTakeFirst()
}
