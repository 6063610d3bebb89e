import { messages } from '@/app/_messages/messages'
import { EmptyState } from '@/app/_ui/empty-state'
import { Pager } from '@/app/_ui/pager'
import { projectPath } from '@/app/paths'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { type Role, roleAllows } from '@/lib/auth/permissions'
import type { Project } from '@/lib/features/projects/schema'
import { listTasks } from '@/lib/features/tasks/service'
import { orNotFound } from '../../../../or-not-found'
import { pageRequestOf } from '../../../../page-request'
import { TaskRow } from './task-row'

type Props = { project: Project; role: Role | null; searchParams: Promise<{ after?: unknown }> }

export async function TaskList({ project, role, searchParams }: Props) {
  const { id: projectId, workspaceId } = project
  const page = await pageRequestOf(searchParams)
  const { items, next } = await orNotFound(
    listTasks(await requirePageCaller(), workspaceId, { projectId }, page),
  )
  const { project: m } = await messages()
  const mayChange = roleAllows(role, 'tasks.change')

  if (items.length === 0) {
    return (
      <EmptyState title={page.after ? m.emptyOlder : m.emptyTitle}>
        <p>{mayChange ? m.emptyMayCreate : m.empty}</p>
      </EmptyState>
    )
  }
  return (
    <div>
      <ul
        aria-label={m.tasks}
        className="divide-y divide-line rounded-xl border border-line bg-surface shadow-raised"
      >
        {items.map((task) => (
          <TaskRow key={task.id} task={task} mayChange={mayChange} />
        ))}
      </ul>
      <Pager path={projectPath(project)} what="tasks" after={page.after} next={next} />
    </div>
  )
}
