import type { Metadata } from 'next'
import { Suspense } from 'react'
import { News } from '@/app/(workspace)/news'
import { workspaceOf } from '@/app/(workspace)/w/[workspaceId]/workspace'
import { messages } from '@/app/_messages/messages'
import { Arrival } from '@/app/_ui/arrival'
import { LinkButton } from '@/app/_ui/link-button'
import { PageHeader } from '@/app/_ui/page-header'
import { ListSkeleton } from '@/app/_ui/skeleton'
import { Trail } from '@/app/_ui/trail'
import { projectPath, projectSettingsPath, projectsPath } from '../paths'
import { workspacePath } from '@/app/paths'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { roleAllows } from '@/lib/auth/permissions'
import { TaskFilterForm } from './filter/task-filter-form'
import { taskQueryOf } from './filter/task-query'
import { addTaskAction } from './new-task/actions'
import { NewTaskForm } from './new-task/new-task-form'
import { projectOf } from './project'
import { labelsOf, peopleOf } from './tasks/people'
import { ViewSwitch } from './views/view-switch'

type Props = PageProps<'/w/[workspaceId]/projects/[projectId]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await projectOf(params)).name }
}

export default async function Page({ params, searchParams }: Props) {
  await requirePageCaller()
  const [workspace, project, query, m, { notice }] = await Promise.all([
    workspaceOf(params),
    projectOf(params),
    taskQueryOf(searchParams),
    messages(),
    searchParams,
  ])
  const { id: workspaceId, role } = workspace
  const [people, labels] = await Promise.all([peopleOf(workspaceId), labelsOf(workspaceId)])
  const path = projectPath(project)
  const shown = { ...query.parameters, ...(query.after && { after: query.after }) }
  const { Tasks } = query.view

  return (
    <>
      <PageHeader
        title={project.name}
        lead={project.description || undefined}
        trail={
          <Trail
            steps={[
              { name: workspace.name, href: workspacePath(workspaceId) },
              { name: m.workspace.projects, href: projectsPath(workspaceId) },
            ]}
          />
        }
      >
        <ViewSwitch path={path} query={query} />
        {roleAllows(role, 'projects.change') && (
          <LinkButton look="secondary" href={projectSettingsPath(project)}>
            {m.project.settings}
          </LinkButton>
        )}
      </PageHeader>
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
