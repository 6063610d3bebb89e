import { requirePageCaller } from '@/lib/auth/page-caller'
import { getOverview } from '@/lib/features/overview/service'
import type { Workspace } from '@/lib/features/workspaces/schema'
import { orNotFound } from '../../../or-not-found'
import { DeliveriesByDay } from './deliveries-by-day'
import { Late } from './late'
import { Load } from './load'
import { TasksByWeek } from './tasks-by-week'

/** The charts of the overview. */
export async function Figures({ workspace: { id } }: { workspace: Workspace }) {
  const overview = await orNotFound(getOverview(await requirePageCaller(), id))
  const { weeks, load, loadIsPartial, overdue, deliveries } = overview

  return (
    <div className="grid gap-4 lg:grid-cols-2 lg:[&>:last-child:nth-child(odd)]:col-span-2">
      <TasksByWeek weeks={weeks} />
      {deliveries && <DeliveriesByDay workspaceId={id} days={deliveries} />}
      <Load load={load} partial={loadIsPartial} />
      <Late workspaceId={id} overdue={overdue} />
    </div>
  )
}
