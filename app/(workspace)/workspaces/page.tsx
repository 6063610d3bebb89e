import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Card, CardList } from '@/app/_ui/card-list'
import { EmptyState } from '@/app/_ui/empty-state'
import { PageHeader } from '@/app/_ui/page-header'
import { Pager } from '@/app/_ui/pager'
import { Panel } from '@/app/_ui/panel'
import { ListSkeleton } from '@/app/_ui/skeleton'
import { Time } from '@/app/_ui/time'
import { workspacePath } from '@/app/paths'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { listWorkspaces } from '@/lib/features/workspaces/service'
import { pageRequestOf } from '../page-request'
import { createNewWorkspace } from './actions'
import { NameForm } from '../name-form'

export const metadata: Metadata = { title: 'Workspaces' }

export default async function Page(props: PageProps<'/workspaces'>) {
  await requirePageCaller()

  return (
    <>
      <PageHeader title="Your workspaces" />
      <div className="grid gap-8">
        <section aria-label="Your workspaces">
          <Suspense fallback={<ListSkeleton />}>
            <Workspaces {...props} />
          </Suspense>
        </section>
        <Panel title="New workspace" lead="A place for a team or a client. You become its owner.">
          <NameForm action={createNewWorkspace} label="Name of the workspace" verb="Create workspace" />
        </Panel>
      </div>
    </>
  )
}

async function Workspaces({ searchParams }: PageProps<'/workspaces'>) {
  const page = await pageRequestOf(searchParams)
  const { items, next } = await listWorkspaces(await requirePageCaller(), page)

  if (items.length === 0) {
    return (
      <EmptyState title="No workspace yet">
        <p>Everything happens in a workspace. Name your first one below.</p>
      </EmptyState>
    )
  }
  return (
    <>
      <CardList label="Your workspaces">
        {items.map(({ id, name, role, createdAt }) => (
          <Card key={id} href={workspacePath(id)} title={name}>
            You are its {role} · created <Time at={createdAt} />
          </Card>
        ))}
      </CardList>
      <Pager path="/workspaces" what="workspaces" after={page.after} next={next} />
    </>
  )
}
