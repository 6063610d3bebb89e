import { requirePageCaller } from '@/lib/auth/page-caller'
import type { Overview } from '@/lib/features/overview/schema'
import { getOverview } from '@/lib/features/overview/service'
import type { Workspace } from '@/lib/features/workspaces/schema'
import { orNotFound } from '../../../or-not-found'
import { DeliveriesByDay } from './deliveries-by-day'
import { Late } from './late'
import { Load } from './load'
import { TasksByWeek } from './tasks-by-week'

type Figure = (props: { workspaceId: string; overview: Overview }) => Promise<React.ReactNode>

/** A build shortens the names of functions, so each has one for its key. */
const figures: readonly { name: string; Figure: Figure }[] = [
  { name: 'weeks', Figure: TasksByWeek },
  { name: 'deliveries', Figure: DeliveriesByDay },
  { name: 'load', Figure: Load },
  { name: 'late', Figure: Late },
]

/** The charts of the overview. */
export async function Figures({ workspace: { id } }: { workspace: Workspace }) {
  const overview = await orNotFound(getOverview(await requirePageCaller(), id))

  return (
    <div className="grid gap-4 lg:grid-cols-2 lg:[&>:last-child:nth-child(odd)]:col-span-2">
      {figures.map(({ name, Figure }) => (
        <Figure key={name} workspaceId={id} overview={overview} />
      ))}
    </div>
  )
}
