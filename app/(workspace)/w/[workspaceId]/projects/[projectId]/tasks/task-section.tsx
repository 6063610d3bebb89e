import { Suspense } from 'react'
import { News } from '@/app/(workspace)/news'
import { messages } from '@/app/_messages/messages'
import { Arrival } from '@/app/_ui/arrival'
import { ListSkeleton } from '@/app/_ui/skeleton'
import { roleAllows } from '@/lib/auth/permissions'
import { projectPath } from '../../paths'
import { TaskFilterForm } from '../filter/task-filter-form'
import { taskQueryOf } from '../filter/task-query'
import { addTaskAction } from '../new-task/actions'
import { NewTaskForm } from '../new-task/new-task-form'
import type { ProjectPartProps } from '../project-part'
import { memberChoices } from '@/app/(workspace)/w/[workspaceId]/members/member-choices'
import { labelChoices } from './label-choices'

/** The tasks of a project in the view that the address names. */
export async function TaskSection({ workspace, project, searchParams }: ProjectPartProps) {
  const { id: workspaceId, role } = workspace
  const [query, m, { notice }] = await Promise.all([taskQueryOf(searchParams), messages(), searchParams])
  const { assigneeId, labelId } = query.filter
  const [people, labels] = await Promise.all([
    memberChoices(workspaceId, [assigneeId], searchParams),
    labelChoices(workspaceId, searchParams, labelId),
  ])
  const path = projectPath(project)
  const shown = { ...query.parameters, ...(query.after && { after: query.after }) }
  const { Tasks } = query.view

  return (
    <>
      {notice === 'task-removed' && <News text={m.task.removed} path={path} />}
      <section aria-labelledby="tasks" className="grid gap-4">
        <h2 id="tasks" className="sr-only">
          {m.project.tasks}
        </h2>
        <TaskFilterForm path={path} query={query} people={people} labels={labels} />
        {roleAllows(role, 'tasks.create') && (
          <Arrival id="new-task">
            <NewTaskForm
              action={addTaskAction.bind(null, { workspaceId, projectId: project.id, shown })}
              words={m.project}
            />
          </Arrival>
        )}
        <Suspense fallback={<ListSkeleton rows={5} />}>
          <Tasks project={project} role={role} query={query} />
        </Suspense>
      </section>
    </>
  )
}
