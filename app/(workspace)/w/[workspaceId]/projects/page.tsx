import type { Metadata } from 'next'
import { Suspense } from 'react'
import { orNotFound } from '@/app/(workspace)/or-not-found'
import { nameSearchOf } from '@/app/(workspace)/choice-text'
import { pageRequestOf } from '@/app/(workspace)/list-page'
import { ListSearch, NothingFound } from '@/app/(workspace)/list-search'
import { messages } from '@/app/_messages/messages'
import { EmptyState } from '@/app/_ui/empty-state'
import { PageHeader } from '@/app/_ui/page-header'
import { Pager } from '@/app/_ui/pager'
import { ListSkeleton } from '@/app/_ui/skeleton'
import { Trail } from '@/app/_ui/trail'
import { projectsPath } from './paths'
import { workspacePath } from '@/app/paths'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { roleAllows } from '@/lib/auth/permissions'
import { listProjects } from '@/lib/features/projects/service'
import type { Workspace } from '@/lib/features/workspaces/schema'
import { workspaceOf } from '../workspace'
import { NewProject } from './new-project'
import { ProjectCards } from './project-cards'

type Props = PageProps<'/w/[workspaceId]/projects'>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).workspace.projects }
}

export default async function Page({ params, searchParams }: Props) {
  await requirePageCaller()
  const [workspace, m] = await Promise.all([workspaceOf(params), messages()])
  const { id, name, role } = workspace

  return (
    <>
      <PageHeader
        title={m.workspace.projects}
        trail={<Trail steps={[{ name, href: workspacePath(id) }]} />}
      />
      <div className="grid gap-10">
        <section aria-label={m.workspace.projects}>
          <Suspense fallback={<ListSkeleton />}>
            <Projects workspace={workspace} searchParams={searchParams} />
          </Suspense>
        </section>
        {roleAllows(role, 'projects.create') && <NewProject workspaceId={id} />}
      </div>
    </>
  )
}

type ListProps = { workspace: Workspace; searchParams: Promise<{ after?: unknown }> }

async function Projects({ workspace: { id, role }, searchParams }: ListProps) {
  const page = await pageRequestOf(searchParams)
  const q = await nameSearchOf(searchParams)
  const { items, next } = await orNotFound(listProjects(await requirePageCaller(), id, { ...page, q }))
  const { workspace: m } = await messages()

  if (items.length === 0 && q === undefined) {
    return (
      <EmptyState title={m.emptyTitle}>
        <p>{roleAllows(role, 'projects.create') ? m.emptyMayCreate : m.empty}</p>
      </EmptyState>
    )
  }
  return (
    <>
      <ListSearch path={projectsPath(id)} q={q} shown={Boolean(page.after ?? next)} />
      {items.length > 0 ? <ProjectCards projects={items} /> : <NothingFound />}
      <Pager path={projectsPath(id)} what="projects" after={page.after} next={next} query={q ? { q } : {}} />
    </>
  )
}
