import type { Caller } from '@/lib/auth/caller'
import { asReader, may } from '@/lib/db/transaction'
import { countOverdue, selectDeliveryDays, selectLoad, selectOverdue, selectWeeks } from './queries'
import { LOAD_TASKS_MAX, type Overview } from './schema'

/** How a workspace is doing, counted as it stands; what each number costs is bounded, however large the workspace. */
export function getOverview(caller: Caller, workspaceId: string): Promise<Overview> {
  return asReader(caller, may('tasks.read', workspaceId), async (tx) => {
    const [weeks, load, count, tasks, days] = await Promise.all([
      selectWeeks(tx, workspaceId),
      selectLoad(tx, workspaceId),
      countOverdue(tx, workspaceId),
      selectOverdue(tx, workspaceId),
      selectDeliveryDays(tx, workspaceId),
    ])
    return {
      weeks,
      load: load.map(({ userId, displayName, openTasks }) => ({ userId, displayName, openTasks })),
      loadIsPartial: (load[0]?.counted ?? 0) > LOAD_TASKS_MAX,
      overdue: { count, tasks },
      deliveries: days.length > 0 ? days : null,
    }
  })
}
