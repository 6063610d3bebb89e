import Link from 'next/link'
import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { Badge } from '@/app/_ui/badge'
import { Panel } from '@/app/_ui/panel'
import { taskPath } from '@/app/paths'
import type { Overview } from '@/lib/features/overview/schema'
import { countWords } from './count-words'

type Props = { overdue: Overview['overdue'] }

export async function Late({ overdue: { count, tasks } }: Props) {
  const [{ overview: m }, words] = await Promise.all([messages(), countWords()])

  if (count === 0) {
    return (
      <Panel title={m.late}>
        <p className="text-ink-soft">{m.lateEmpty}</p>
      </Panel>
    )
  }
  return (
    <Panel title={m.late} lead={fill(m.lateLead, { count: words.capped(count) })}>
      <ul aria-label={m.late} className="divide-y divide-line">
        {tasks.map((task) => (
          <li key={task.id} className="relative flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <Link
              href={taskPath(task)}
              className="min-w-0 grow after:absolute after:inset-0 hover:underline hover:underline-offset-4"
            >
              {task.title}
            </Link>
            <Badge look="danger">{fill(m.overdue, { day: words.day(task.dueOn) })}</Badge>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
