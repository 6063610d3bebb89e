import { messages } from '@/app/_messages/messages'
import { EmptyState } from '@/app/_ui/empty-state'
import { LinkButton } from '@/app/_ui/link-button'
import { Pager } from '@/app/_ui/pager'
import { projectPath } from '../paths'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { type Role, roleAllows } from '@/lib/auth/permissions'
import type { Project } from '@/lib/features/projects/schema'
import { listTasks } from '@/lib/features/tasks/service'
import { orNotFound } from '../../../../or-not-found'
import { type Asked, listOf } from './filter'
import { peopleOf } from './people'
import { viewsOf } from './task-view'
import { Tasks } from './tasks'

type Props = { project: Project; role: Role | null; asked: Asked }

export async function TaskList({ project, role, asked }: Props) {
  const { workspaceId } = project
  const { after, query, narrowed } = asked
  const { filter, page } = listOf(asked, project.id)
  const caller = await requirePageCaller()
  const [{ items, next }, people, { project: m, work, task: marks }] = await Promise.all([
    orNotFound(listTasks(caller, workspaceId, filter, page)),
    peopleOf(workspaceId),
    messages(),
  ])
  const path = projectPath(project)
  const rights = {
    mayChange: roleAllows(role, 'tasks.change'),
    mayRemove: roleAllows(role, 'tasks.remove'),
  }

  if (items.length === 0 && narrowed) {
    return (
      <EmptyState
        title={work.nothingTitle}
        action={
          <LinkButton look="secondary" href={path}>
            {work.clear}
          </LinkButton>
        }
      >
        <p>{work.nothing}</p>
      </EmptyState>
    )
  }
  if (items.length === 0) {
    return (
      <EmptyState title={after ? m.emptyOlder : m.emptyTitle}>
        <p>{rights.mayChange ? m.emptyMayCreate : m.empty}</p>
      </EmptyState>
    )
  }
  return (
    <div>
      <Tasks
        key={JSON.stringify([query, after])}
        workspaceId={workspaceId}
        tasks={await viewsOf(items, people)}
        people={people}
        userId={caller.userId}
        rights={rights}
        ordered={filter.sort === 'position'}
        words={work}
        marks={marks}
        label={m.tasks}
      />
      <Pager
        path={path}
        what={filter.sort && filter.sort !== 'newest' ? 'ordered' : 'tasks'}
        after={after}
        next={next}
        query={query}
      />
    </div>
  )
}
