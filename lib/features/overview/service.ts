import type { Caller } from '@/lib/auth/caller'
import { asReader, may } from '@/lib/db/transaction'
import { deliveriesIn } from './deliveries'
import type { Overview } from './schema'
import { workIn } from './work'

/** The state of a workspace in counts. The cost of each count is bounded, however large the workspace. */
export function getOverview(caller: Caller, workspaceId: string): Promise<Overview> {
  return asReader(caller, may('tasks.read', workspaceId), async (tx) => {
    const [work, deliveries] = await Promise.all([workIn(tx, workspaceId), deliveriesIn(tx, workspaceId)])
    return { ...work, ...deliveries }
  })
}
