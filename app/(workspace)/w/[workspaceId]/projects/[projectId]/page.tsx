import type { Metadata } from 'next'
import { Suspense } from 'react'
import { messages } from '@/app/_messages/messages'
import { LinkButton } from '@/app/_ui/link-button'
import { PageHeader } from '@/app/_ui/page-header'
import { ListSkeleton } from '@/app/_ui/skeleton'
import { Trail } from '@/app/_ui/trail'
import { projectSettingsPath, projectsPath, workspacePath } from '@/app/paths'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { roleAllows } from '@/lib/auth/permissions'
import { workspaceOf } from '../../workspace'
import { addTask } from './actions'
import { AddTaskForm } from './add-task-form'
import { projectOf } from './project'
import { TaskList } from './task-list'

type Props = PageProps<'/w/[workspaceId]/projects/[projectId]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await projectOf(params)).name }
}

export default async function Page({ params, searchParams }: Props) {
  await requirePageCaller()
  const [workspace, project, m] = await Promise.all([workspaceOf(params), projectOf(params), messages()])
  const { id: workspaceId, role } = workspace

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
        {roleAllows(role, 'projects.change') && (
          <LinkButton look="secondary" href={projectSettingsPath(project)}>
            {m.project.settings}
          </LinkButton>
        )}
      </PageHeader>
      <section aria-labelledby="tasks" className="grid gap-4">
        <h2 id="tasks" className="sr-only">
          {m.project.tasks}
        </h2>
        {roleAllows(role, 'tasks.create') && (
          <div id="new-task" className="scroll-mt-20">
            <AddTaskForm action={addTask.bind(null, workspaceId, project.id)} />
          </div>
        )}
        <Suspense fallback={<ListSkeleton rows={5} />}>
          <TaskList project={project} role={role} searchParams={searchParams} />
        </Suspense>
      </section>
    </>
  )
}
