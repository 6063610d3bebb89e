import type { Metadata } from 'next'
import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { EmptyState } from '@/app/_ui/empty-state'
import { PageHeader } from '@/app/_ui/page-header'
import { TextLink } from '@/app/_ui/text-link'
import { projectsPath } from '@/app/paths'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { roleAllows } from '@/lib/auth/permissions'
import { listProjects } from '@/lib/features/projects/service'
import { getOverview } from '@/lib/features/overview/service'
import { orNotFound } from '../../or-not-found'
import { MyTasks } from './my-tasks'
import { Figures } from './overview/figures'
import { NewProject } from './projects/new-project'
import { ProjectCards } from './projects/project-cards'
import { workspaceOf } from './workspace'

/** The projects above the fold. The page of all projects has the rest. */
const PROJECTS_SHOWN = 6

export async function generateMetadata({ params }: PageProps<'/w/[workspaceId]'>): Promise<Metadata> {
  return { title: (await workspaceOf(params)).name }
}

export default async function Page({ params }: PageProps<'/w/[workspaceId]'>) {
  const caller = await requirePageCaller()
  const [{ id, name, role }, m] = await Promise.all([workspaceOf(params), messages()])
  const [{ items: projects }, overview] = await Promise.all([
    orNotFound(listProjects(caller, id, { limit: PROJECTS_SHOWN })),
    orNotFound(getOverview(caller, id)),
  ])
  const mayCreate = roleAllows(role, 'projects.create')

  return (
    <>
      <PageHeader
        title={name}
        lead={role ? fill(m.workspaces.yourRole, { role: m.roles[role] }) : undefined}
      />
      <div className="grid gap-10">
        {projects.length === 0 ? (
          <>
            <EmptyState title={m.workspace.emptyTitle}>
              <p>{mayCreate ? m.workspace.emptyMayCreate : m.workspace.empty}</p>
            </EmptyState>
            {mayCreate && <NewProject workspaceId={id} />}
          </>
        ) : (
          <>
            <MyTasks workspaceId={id} />
            <Figures workspaceId={id} overview={overview} />
            <section aria-labelledby="projects" className="grid gap-4">
              <div className="flex items-baseline justify-between gap-4">
                <h2 id="projects" className="font-semibold">
                  {m.workspace.projects}
                </h2>
                <TextLink href={projectsPath(id)}>{m.workspace.allProjects}</TextLink>
              </div>
              <ProjectCards projects={projects} />
            </section>
          </>
        )}
      </div>
    </>
  )
}
