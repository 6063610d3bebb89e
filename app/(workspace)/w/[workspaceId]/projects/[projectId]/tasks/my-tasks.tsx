import { Link } from '@/app/_ui/link'
import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { Badge } from '@/app/_ui/badge'
import { dayOf } from '@/app/_ui/time'
import { requirePageCaller } from '@/lib/auth/page-caller'
import type { Task } from '@/lib/features/tasks/schema'
import { listTasksWithProject } from '@/lib/features/tasks/service'
import { dayIn } from '@/lib/text/time-zone'
import type { Workspace } from '@/lib/features/workspaces/schema'
import { orNotFound } from '@/app/(workspace)/or-not-found'
import { LabelChip } from '../../../labels/label-chip'
import { taskPath } from './paths'

/** A short preview of the list. */
const SHOWN = 6

/** The visitor's open tasks in the workspace, the most urgent first. */
export async function MyTasks({ workspace: { id: workspaceId, timeZone } }: { workspace: Workspace }) {
  const caller = await requirePageCaller()
  const filter = { assigneeId: caller.userId, state: 'open', sort: 'due' } as const
  const tasks = await orNotFound(listTasksWithProject(caller, workspaceId, filter, SHOWN))
  const { overview } = await messages()
  const today = dayIn(timeZone)

  return (
    <section aria-labelledby="yours" className="grid gap-4">
      <h2 id="yours" className="font-semibold">
        {overview.yours}
      </h2>
      {tasks.length === 0 ? (
        <p className="text-ink-soft">{overview.nothing}</p>
      ) : (
        <ul
          aria-labelledby="yours"
          className="divide-y divide-line rounded-xl border border-line bg-surface shadow-raised"
        >
          {tasks.map((task) => (
            <MyTask key={task.id} task={task} today={today} />
          ))}
        </ul>
      )}
    </section>
  )
}

type Props = { task: Task & { projectName: string | null }; today: string }

async function MyTask({ task, today }: Props) {
  const { title, labels, dueOn, projectName } = task

  return (
    <li className="relative flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5">
      <Link
        href={taskPath(task)}
        className="min-w-0 grow after:absolute after:inset-0 hover:underline hover:underline-offset-4"
      >
        {title}
      </Link>
      <span className="text-sm text-ink-soft">{projectName}</span>
      {labels.map(({ id, name, colour }) => (
        <LabelChip key={id} name={name} colour={colour} />
      ))}
      {dueOn && <DueDay day={dueOn} today={today} />}
    </li>
  )
}

async function DueDay({ day, today }: { day: string; today: string }) {
  const [{ overview }, shown] = [await messages(), await dayOf(day)]
  const overdue = day < today

  return (
    <Badge look={overdue ? 'danger' : 'plain'}>
      {fill(overdue ? overview.overdue : overview.due, { day: shown })}
    </Badge>
  )
}
