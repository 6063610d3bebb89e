import type { Caller } from '@/lib/auth/caller'
import { asReader, may } from '@/lib/db/transaction'
import { deliveriesIn } from './deliveries'
import { Overview } from './schema'
import { workIn } from './work'

/** Each reads some fields of the overview, in one round trip with the others. */
const parts = [workIn, deliveriesIn] as const

export function getOverview(caller: Caller, workspaceId: string): Promise<Overview> {
  return asReader(caller, may('tasks.read', workspaceId), async (tx) => {
    const read = await Promise.all(parts.map((part) => part(tx, workspaceId)))
    return Overview.parse(Object.assign({}, ...read))
  })
}
