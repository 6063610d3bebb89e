import 'server-only'
import type { Route } from 'next'
import { messages, type Messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { dayOf, Time } from '@/app/_ui/time'
import type { Task } from '@/lib/features/tasks/schema'
import { dayIn } from '@/lib/text/time-zone'
import { workspaceById } from '../../../workspace'
import { taskPath } from './paths'

export type Person = { id: string; name: string }

/** A task as a view shows it, in the words and days of the visitor. */
export type TaskView = {
  id: string
  href: Route
  title: string
  version: number
  done: boolean
  /** The moment of completion, which counts only while `done` is true. */
  doneSince: React.ReactNode
  due: { text: string; look: 'plain' | 'care' | 'danger' } | undefined
  assignee: Person | undefined
  labels: Task['labels']
}

export const assigneesOf = (tasks: readonly Pick<Task, 'assigneeId'>[]) =>
  tasks.map(({ assigneeId }) => assigneeId)

/** The views of tasks of one workspace. */
export async function viewsOf(tasks: Task[], people: Person[]): Promise<TaskView[]> {
  const { work, task: words } = await messages()
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const today = tasks[0] && dayIn((await workspaceById(tasks[0].workspaceId)).timeZone)

  return Promise.all(
    tasks.map(async (task) => {
      const { id, title, version, completedAt, dueOn, assigneeId, labels } = task
      const done = completedAt !== null
      return {
        id,
        href: taskPath(task),
        title,
        version,
        done,
        doneSince: done && (
          <>
            {words.done} <Time at={completedAt} />
          </>
        ),
        due: today && dueOn && !done ? await dueOf(dueOn, today, work) : undefined,
        assignee: assigneeId ? { id: assigneeId, name: names.get(assigneeId) ?? work.somebody } : undefined,
        labels,
      }
    }),
  )
}

/** Days are those of the workspace, as in the lists of the API. */
async function dueOf(day: string, today: string, work: Messages['work']): Promise<TaskView['due']> {
  if (day === today) return { text: work.dueToday, look: 'care' }
  const late = day < today
  const text = fill(late ? work.overdueDay : work.dueDay, { day: await dayOf(day) })
  return { text, look: late ? 'danger' : 'plain' }
}
