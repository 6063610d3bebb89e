import type { Tx } from '@/lib/db/transaction'
import { countOverdue, selectLoad, selectOverdue, selectWeeks } from './work-queries'
import { LOAD_TASKS_MAX } from './work-schema'

export async function workIn(tx: Tx, workspaceId: string) {
  const [weeks, load, count, tasks] = await Promise.all([
    selectWeeks(tx, workspaceId),
    selectLoad(tx, workspaceId),
    countOverdue(tx, workspaceId),
    selectOverdue(tx, workspaceId),
  ])
  return {
    weeks,
    load: load.map(({ userId, displayName, openTasks }) => ({ userId, displayName, openTasks })),
    loadIsPartial: (load[0]?.counted ?? 0) > LOAD_TASKS_MAX,
    overdue: { count, tasks },
  }
}
