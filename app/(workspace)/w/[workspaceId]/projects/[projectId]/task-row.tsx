import Link from 'next/link'
import { classes } from '@/app/_ui/classes'
import { Time } from '@/app/_ui/time'
import { taskPath } from '@/app/paths'
import type { Task } from '@/lib/features/tasks/schema'
import { setCompletion } from './actions'
import { CompletionBox } from './completion-box'
import { DoneMark } from './done-mark'

export function TaskRow({ task, mayChange }: { task: Task; mayChange: boolean }) {
  const { id, workspaceId, title, completedAt, createdAt } = task
  const done = completedAt !== null

  return (
    <li className="flex items-center gap-1 px-2 py-1 sm:px-3">
      {mayChange ? (
        <CompletionBox title={title} done={done} action={setCompletion.bind(null, workspaceId, id)} />
      ) : (
        <DoneMark done={done} />
      )}
      <Link
        href={taskPath(task)}
        className={classes(
          'min-w-0 grow rounded-md px-1 py-2.5 hover:underline hover:underline-offset-4',
          done && 'text-ink-soft line-through decoration-1',
        )}
      >
        {title}
      </Link>
      <span className="shrink-0 text-sm text-ink-soft max-sm:hidden">
        {done ? (
          <>
            Done <Time at={completedAt} />
          </>
        ) : (
          <Time at={createdAt} />
        )}
      </span>
    </li>
  )
}
