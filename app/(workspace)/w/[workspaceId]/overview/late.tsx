import { Link } from '@/app/_ui/link'
import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { Badge } from '@/app/_ui/badge'
import { Panel } from '@/app/_ui/panel'
import { taskPath } from '../projects/[projectId]/tasks/paths'
import { requirePageCaller } from '@/lib/auth/page-caller'
import type { Overview } from '@/lib/features/overview/schema'
import { listProjectNames } from '@/lib/features/projects/service'
import { orNotFound } from '../../../or-not-found'
import { countWords } from './count-words'

type Props = { workspaceId: string; overview: Overview }

export async function Late({ workspaceId, overview }: Props) {
  const { count, tasks } = overview.overdue
  const caller = await requirePageCaller()
  const ids = tasks.map(({ projectId }) => projectId)
  const [{ overview: m }, words, projects] = await Promise.all([
    messages(),
    countWords(),
    orNotFound(listProjectNames(caller, workspaceId, ids)),
  ])

  if (count === 0) {
    return (
      <Panel title={m.late}>
        <p className="text-ink-soft">{m.lateEmpty}</p>
      </Panel>
    )
  }
  return (
    <Panel title={m.late} lead={count === 1 ? m.lateOne : fill(m.lateMany, { count: words.capped(count) })}>
      <ul aria-label={m.late} className="divide-y divide-line">
        {tasks.map((task) => (
          <li key={task.id} className="relative flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <Link
              href={taskPath(task)}
              className="min-w-0 grow after:absolute after:inset-0 hover:underline hover:underline-offset-4"
            >
              {task.title}
            </Link>
            <span className="text-sm text-ink-soft">{projects.get(task.projectId)}</span>
            <Badge look="danger">{fill(m.overdue, { day: words.day(task.dueOn) })}</Badge>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
