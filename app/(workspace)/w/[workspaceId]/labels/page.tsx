import type { Metadata } from 'next'
import { Tag } from 'lucide-react'
import { messages } from '@/app/_messages/messages'
import { EmptyState } from '@/app/_ui/empty-state'
import { Form } from '@/app/_ui/form'
import { PageHeader } from '@/app/_ui/page-header'
import { Pager } from '@/app/_ui/pager'
import { Panel } from '@/app/_ui/panel'
import { SubmitButton } from '@/app/_ui/submit-button'
import { Trail } from '@/app/_ui/trail'
import { labelsPath } from './paths'
import { workspacePath } from '@/app/paths'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { roleAllows } from '@/lib/auth/permissions'
import { listLabels } from '@/lib/features/labels/service'
import { orNotFound } from '../../../or-not-found'
import { nameSearchOf } from '@/app/(workspace)/choice-text'
import { pageRequestOf } from '@/app/(workspace)/list-page'
import { ListSearch, NothingFound } from '@/app/(workspace)/list-search'
import { workspaceOf } from '../workspace'
import { createLabelAction } from './actions'
import { LabelFields } from './label-fields'
import { LabelRow } from './label-row'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).labels.title }
}

export default async function Page({ params, searchParams }: PageProps<'/w/[workspaceId]/labels'>) {
  const caller = await requirePageCaller()
  const [{ id, name, role }, page, { labels: m }] = await Promise.all([
    workspaceOf(params),
    pageRequestOf(searchParams),
    messages(),
  ])
  const q = await nameSearchOf(searchParams)
  const { items, next } = await orNotFound(listLabels(caller, id, { ...page, q }))

  return (
    <>
      <PageHeader
        title={m.title}
        lead={m.lead}
        trail={<Trail steps={[{ name, href: workspacePath(id) }]} />}
      />
      <div className="grid gap-10">
        <div>
          <ListSearch path={labelsPath(id)} q={q} shown={Boolean(page.after ?? next)} />
          {items.length === 0 && q !== undefined && <NothingFound />}
          {items.length === 0 && q === undefined && (
            <EmptyState title={m.emptyTitle} icon={<Tag />}>
              <p>{m.empty}</p>
            </EmptyState>
          )}
          {items.length > 0 && (
            <ul
              aria-label={m.list}
              className="divide-y divide-line rounded-xl border border-line bg-surface shadow-raised"
            >
              {items.map((label) => (
                <LabelRow key={label.id} label={label} role={role} />
              ))}
            </ul>
          )}
          <Pager path={labelsPath(id)} what="labels" after={page.after} next={next} query={q ? { q } : {}} />
        </div>
        {roleAllows(role, 'labels.create') && (
          <Panel title={m.new}>
            <Form
              action={createLabelAction.bind(null, { workspaceId: id })}
              label={m.new}
              className="grid gap-4"
            >
              <LabelFields />
              <div>
                <SubmitButton className="max-sm:w-full">{m.create}</SubmitButton>
              </div>
            </Form>
          </Panel>
        )}
      </div>
    </>
  )
}
