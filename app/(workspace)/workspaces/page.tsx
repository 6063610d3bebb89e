import type { Metadata } from 'next'
import { Suspense } from 'react'
import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { Arrival } from '@/app/_ui/arrival'
import { Card, CardList } from '@/app/_ui/card-list'
import { EmptyState } from '@/app/_ui/empty-state'
import { PageHeader } from '@/app/_ui/page-header'
import { Pager } from '@/app/_ui/pager'
import { Panel } from '@/app/_ui/panel'
import { ListSkeleton } from '@/app/_ui/skeleton'
import { Time } from '@/app/_ui/time'
import { workspacePath } from '@/app/paths'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { listOwnWorkspaces } from '@/lib/features/workspaces/service'
import { nameSearchOf } from '../choice-text'
import { pageRequestOf } from '../list-page'
import { ListSearch, NothingFound } from '../list-search'
import { createWorkspaceAction } from './actions'
import { NameForm } from '../name-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).workspaces.meta }
}

export default async function Page(props: PageProps<'/workspaces'>) {
  await requirePageCaller()
  const { workspaces } = await messages()

  return (
    <>
      <PageHeader title={workspaces.title} />
      <div className="grid gap-8">
        <section aria-label={workspaces.title}>
          <Suspense fallback={<ListSkeleton />}>
            <Workspaces {...props} />
          </Suspense>
        </section>
        <Arrival id="new-workspace">
          <Panel title={workspaces.new} lead={workspaces.newLead}>
            <NameForm action={createWorkspaceAction} label={workspaces.name} verb={workspaces.create} />
          </Panel>
        </Arrival>
      </div>
    </>
  )
}

async function Workspaces({ searchParams }: PageProps<'/workspaces'>) {
  const page = await pageRequestOf(searchParams)
  const q = await nameSearchOf(searchParams)
  const { items, next } = await listOwnWorkspaces(await requirePageCaller(), { ...page, q })
  const { workspaces, roles } = await messages()

  if (items.length === 0 && q === undefined) {
    return (
      <EmptyState title={workspaces.emptyTitle}>
        <p>{workspaces.empty}</p>
      </EmptyState>
    )
  }
  return (
    <>
      <ListSearch path="/workspaces" q={q} shown={Boolean(page.after ?? next)} />
      {items.length === 0 ? (
        <NothingFound />
      ) : (
        <CardList label={workspaces.title}>
          {items.map((workspace) =>
            'role' in workspace ? (
              <Card key={workspace.id} href={workspacePath(workspace.id)} title={workspace.name}>
                {workspace.role && fill(workspaces.yourRole, { role: roles[workspace.role] })} ·{' '}
                {workspaces.created} <Time at={workspace.createdAt} />
              </Card>
            ) : (
              <Card key={workspace.id} href="/account/two-step" title={workspace.name}>
                {workspaces.closed}
              </Card>
            ),
          )}
        </CardList>
      )}
      <Pager path="/workspaces" what="workspaces" after={page.after} next={next} query={q ? { q } : {}} />
    </>
  )
}
