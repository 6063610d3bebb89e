import { orNotFound } from '@/app/(workspace)/or-not-found'
import { messages } from '@/app/_messages/messages'
import { Pager } from '@/app/_ui/pager'
import { projectPath } from '../../paths'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { roleAllows } from '@/lib/auth/permissions'
import { listTasks } from '@/lib/features/tasks/service'
import { memberChoices } from '@/app/(workspace)/w/[workspaceId]/members/member-choices'
import { assigneesOf, viewsOf } from '../tasks/task-view'
import type { ViewProps } from '../views/view'
import { listedPage } from './listed-page'
import { NoTasks } from './no-tasks'
import { TaskRows } from './task-rows'

export async function TaskList({ project, role, query }: ViewProps) {
  const { workspaceId } = project
  const { after, parameters } = query
  const { filter, page } = listedPage(query, project.id)
  const caller = await requirePageCaller()
  const [{ items, next }, m] = await Promise.all([
    orNotFound(listTasks(caller, workspaceId, filter, page)),
    messages(),
  ])
  const { people, search } = await memberChoices(workspaceId, [...assigneesOf(items), caller.userId])
  const mayChange = roleAllows(role, 'tasks.change')
  const path = projectPath(project)

  if (items.length === 0) return <NoTasks query={query} path={path} mayAdd={mayChange} />
  return (
    <div>
      <TaskRows
        key={JSON.stringify([parameters, after])}
        workspaceId={workspaceId}
        tasks={await viewsOf(items, people)}
        people={people}
        peopleSearch={search}
        userId={caller.userId}
        rights={{
          mayChange,
          mayRemove: roleAllows(role, 'tasks.remove'),
          mayMove: mayChange && filter.sort === 'position',
        }}
        words={m.work}
        taskWords={m.task}
        label={m.project.tasks}
      />
      <Pager
        path={path}
        what={filter.sort && filter.sort !== 'newest' ? 'ordered' : 'tasks'}
        after={after}
        next={next}
        query={parameters}
      />
    </div>
  )
}
