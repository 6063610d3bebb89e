import { messages } from '@/app/_messages/messages'
import { afterPath } from '@/app/paths'
import { projectPath } from '../paths'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { type Role, roleAllows } from '@/lib/auth/permissions'
import type { Project } from '@/lib/features/projects/schema'
import { listTasks } from '@/lib/features/tasks/service'
import { orNotFound } from '../../../../or-not-found'
import { BoardColumns } from './board-columns'
import { type Asked, COLUMN_SIZE, listOf } from './filter'
import { peopleOf } from './people'
import { viewsOf } from './task-view'

type Props = { project: Project; role: Role | null; asked: Asked }

/** What is open in its manual order, and what was done. */
export async function Board({ project, role, asked }: Props) {
  const { id: projectId, workspaceId } = project
  const caller = await requirePageCaller()
  const openOnes = listOf(asked, projectId)
  const doneOnes = { ...asked.filter, projectId, state: 'done' } as const
  const [open, done, people, { work, task: marks }] = await Promise.all([
    orNotFound(listTasks(caller, workspaceId, openOnes.filter, openOnes.page)),
    orNotFound(listTasks(caller, workspaceId, doneOnes, { limit: COLUMN_SIZE })),
    peopleOf(workspaceId),
    messages(),
  ])
  const { view: _, ...kept } = asked.query
  const path = projectPath(project)

  return (
    <BoardColumns
      workspaceId={workspaceId}
      tasks={await viewsOf([...open.items, ...done.items], people)}
      more={{
        open: open.next
          ? afterPath(path, undefined, { ...kept, state: 'open', sort: 'position' })
          : undefined,
        done: done.next ? afterPath(path, undefined, { ...kept, state: 'done' }) : undefined,
      }}
      mayChange={roleAllows(role, 'tasks.change')}
      words={work}
      marks={marks}
    />
  )
}
