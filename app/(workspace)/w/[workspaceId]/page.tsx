import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Card, CardList } from '@/app/_ui/card-list'
import { EmptyState } from '@/app/_ui/empty-state'
import { LinkButton } from '@/app/_ui/link-button'
import { PageHeader } from '@/app/_ui/page-header'
import { Pager } from '@/app/_ui/pager'
import { Panel } from '@/app/_ui/panel'
import { ListSkeleton } from '@/app/_ui/skeleton'
import { Time } from '@/app/_ui/time'
import { Trail } from '@/app/_ui/trail'
import { projectPath, workspacePath, workspaceSettingsPath } from '@/app/paths'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { roleAllows } from '@/lib/auth/permissions'
import { listProjects } from '@/lib/features/projects/service'
import type { Workspace } from '@/lib/features/workspaces/schema'
import { NameForm } from '../../name-form'
import { orNotFound } from '../../or-not-found'
import { pageRequestOf } from '../../page-request'
import { createNewProject } from './actions'
import { workspaceOf } from './workspace'

export async function generateMetadata({ params }: PageProps<'/w/[workspaceId]'>): Promise<Metadata> {
  return { title: (await workspaceOf(params)).name }
}

export default async function Page({ params, searchParams }: PageProps<'/w/[workspaceId]'>) {
  await requirePageCaller()
  const workspace = await workspaceOf(params)

  return (
    <>
      <PageHeader
        title={workspace.name}
        lead={`You are its ${workspace.role}.`}
        trail={<Trail steps={[{ name: 'Workspaces', href: '/workspaces' }]} />}
      >
        {roleAllows(workspace.role, 'workspace.change') && (
          <LinkButton look="secondary" href={workspaceSettingsPath(workspace.id)}>
            Settings
          </LinkButton>
        )}
      </PageHeader>
      <div className="grid gap-8">
        <section aria-labelledby="projects" className="grid gap-4">
          <h2 id="projects" className="text-lg font-semibold">
            Projects
          </h2>
          <Suspense fallback={<ListSkeleton />}>
            <Projects workspace={workspace} searchParams={searchParams} />
          </Suspense>
        </section>
        {roleAllows(workspace.role, 'projects.create') && (
          <Panel title="New project" lead="Projects group the tasks of one piece of work.">
            <NameForm
              action={createNewProject.bind(null, workspace.id)}
              label="Name of the project"
              verb="Create project"
            />
          </Panel>
        )}
      </div>
    </>
  )
}

type Props = { workspace: Workspace; searchParams: Promise<{ after?: unknown }> }

async function Projects({ workspace, searchParams }: Props) {
  const page = await pageRequestOf(searchParams)
  const { items, next } = await orNotFound(listProjects(await requirePageCaller(), workspace.id, page))

  if (items.length === 0) {
    return (
      <EmptyState title="No project yet">
        <p>
          {roleAllows(workspace.role, 'projects.create')
            ? 'Name the first one below, then add its tasks.'
            : 'As soon as somebody adds one, you see it here.'}
        </p>
      </EmptyState>
    )
  }
  return (
    <>
      <CardList label="Projects">
        {items.map((project) => (
          <Card key={project.id} href={projectPath(project)} title={project.name}>
            {project.description || (
              <>
                Created <Time at={project.createdAt} />
              </>
            )}
          </Card>
        ))}
      </CardList>
      <Pager path={workspacePath(workspace.id)} what="projects" after={page.after} next={next} />
    </>
  )
}
