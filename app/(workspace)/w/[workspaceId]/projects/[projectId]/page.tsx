import type { Metadata } from 'next'
import { Suspense } from 'react'
import { LinkButton } from '@/app/_ui/link-button'
import { PageHeader } from '@/app/_ui/page-header'
import { ListSkeleton } from '@/app/_ui/skeleton'
import { Trail } from '@/app/_ui/trail'
import { projectSettingsPath, workspacePath } from '@/app/paths'
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
  const [workspace, project] = await Promise.all([workspaceOf(params), projectOf(params)])
  const { id: workspaceId, role } = workspace

  return (
    <>
      <PageHeader
        title={project.name}
        lead={project.description || undefined}
        trail={
          <Trail
            steps={[
              { name: 'Workspaces', href: '/workspaces' },
              { name: workspace.name, href: workspacePath(workspaceId) },
            ]}
          />
        }
      >
        {roleAllows(role, 'projects.change') && (
          <LinkButton look="secondary" href={projectSettingsPath(project)}>
            Settings
          </LinkButton>
        )}
      </PageHeader>
      <section aria-labelledby="tasks" className="grid gap-4">
        <h2 id="tasks" className="text-lg font-semibold">
          Tasks
        </h2>
        {roleAllows(role, 'tasks.create') && (
          <AddTaskForm action={addTask.bind(null, workspaceId, project.id)} />
        )}
        <Suspense fallback={<ListSkeleton rows={5} />}>
          <TaskList project={project} role={role} searchParams={searchParams} />
        </Suspense>
      </section>
    </>
  )
}
