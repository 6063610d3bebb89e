import Link from 'next/link'
import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { classes } from '@/app/_ui/classes'
import { Time } from '@/app/_ui/time'
import { taskPath } from '@/app/paths'
import type { Task } from '@/lib/features/tasks/schema'
import { setCompletion } from './actions'
import { CompletionBox } from './completion-box'
import { DoneMark } from './done-mark'

export async function TaskRow({ task, mayChange }: { task: Task; mayChange: boolean }) {
  const { id, workspaceId, title, completedAt, createdAt } = task
  const done = completedAt !== null
  const { task: m } = await messages()

  return (
    <li className="flex items-center gap-1 px-2 py-0.5">
      {mayChange ? (
        <CompletionBox
          label={fill(m.doneOf, { title })}
          done={done}
          action={setCompletion.bind(null, workspaceId, id)}
        />
      ) : (
        <DoneMark done={done} words={m} />
      )}
      <Link
        href={taskPath(task)}
        className={classes(
          'min-w-0 grow rounded-md px-1 py-2 hover:underline hover:underline-offset-4',
          done && 'text-ink-soft line-through decoration-1',
        )}
      >
        {title}
      </Link>
      <span className="shrink-0 text-sm text-ink-soft max-sm:hidden">
        {done ? (
          <>
            {m.done} <Time at={completedAt} />
          </>
        ) : (
          <Time at={createdAt} />
        )}
      </span>
    </li>
  )
}
