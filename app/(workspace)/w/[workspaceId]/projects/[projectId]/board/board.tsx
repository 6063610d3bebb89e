import { orNotFound } from '@/app/(workspace)/or-not-found'
import { messages } from '@/app/_messages/messages'
import { afterPath } from '@/app/paths'
import { projectPath } from '../../paths'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { roleAllows } from '@/lib/auth/permissions'
import { listTasks } from '@/lib/features/tasks/service'
import { memberChoices } from '@/app/(workspace)/w/[workspaceId]/members/member-choices'
import { assigneesOf, viewsOf } from '../tasks/task-view'
import type { TaskQuery, ViewProps } from '../views/view'
import { BoardColumns } from './board-columns'

/** The list shows the tasks for which a column has no room. */
const COLUMN_SIZE = 50

/** A column of open tasks in their manual order, and a column of completed ones. */
export async function Board({ project, role, query }: ViewProps) {
  const { id: projectId, workspaceId } = project
  const caller = await requirePageCaller()
  const [openOnes, doneOnes] = [openColumn(query, projectId), doneColumn(query, projectId)]
  const [open, done, { work, task }] = await Promise.all([
    orNotFound(listTasks(caller, workspaceId, openOnes.filter, openOnes.page)),
    orNotFound(listTasks(caller, workspaceId, doneOnes.filter, doneOnes.page)),
    messages(),
  ])
  const tasks = [...open.items, ...done.items]
  const { people } = await memberChoices(workspaceId, assigneesOf(tasks))
  const { view: _, ...kept } = query.parameters
  const path = projectPath(project)

  return (
    <BoardColumns
      workspaceId={workspaceId}
      tasks={await viewsOf(tasks, people)}
      more={{
        open: open.next
          ? afterPath(path, undefined, { ...kept, state: 'open', sort: 'position' })
          : undefined,
        done: done.next ? afterPath(path, undefined, { ...kept, state: 'done' }) : undefined,
      }}
      mayChange={roleAllows(role, 'tasks.change')}
      words={work}
      taskWords={task}
    />
  )
}

export function openColumn({ filter }: TaskQuery, projectId: string) {
  return {
    filter: { ...filter, projectId, state: 'open', sort: 'position' } as const,
    page: { limit: COLUMN_SIZE },
  }
}

function doneColumn({ filter }: TaskQuery, projectId: string) {
  return { filter: { ...filter, projectId, state: 'done' } as const, page: { limit: COLUMN_SIZE } }
}
