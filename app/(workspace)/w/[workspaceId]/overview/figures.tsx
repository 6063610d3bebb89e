import type { Overview } from '@/lib/features/overview/schema'
import { DeliveriesByDay } from './deliveries-by-day'
import { Late } from './late'
import { Load } from './load'
import { TasksByWeek } from './tasks-by-week'

type Props = { workspaceId: string; overview: Overview }

/** The charts of the overview. */
export function Figures({ workspaceId, overview }: Props) {
  const { weeks, load, loadIsPartial, overdue, deliveries } = overview

  return (
    <div className="grid gap-4 lg:grid-cols-2 lg:[&>:last-child:nth-child(odd)]:col-span-2">
      <TasksByWeek weeks={weeks} />
      {deliveries && <DeliveriesByDay workspaceId={workspaceId} days={deliveries} />}
      <Load load={load} partial={loadIsPartial} />
      <Late workspaceId={workspaceId} overdue={overdue} />
    </div>
  )
}
