import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Activity as ActivityIcon } from 'lucide-react'
import { messages } from '@/app/_messages/messages'
import { EmptyState } from '@/app/_ui/empty-state'
import { LinkButton } from '@/app/_ui/link-button'
import { PageHeader } from '@/app/_ui/page-header'
import { Pager } from '@/app/_ui/pager'
import { Trail } from '@/app/_ui/trail'
import { activityPath, workspacePath } from '@/app/paths'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { roleAllows } from '@/lib/auth/permissions'
import { listActivity } from '@/lib/features/activity/service'
import { listApiKeyNames } from '@/lib/features/api-keys/service'
import { orNotFound } from '../../../or-not-found'
import { pageRequestOf } from '@/app/(workspace)/list-page'
import { workspaceOf } from '../workspace'
import { memberChoices } from '../members/member-choices'
import { ActivityItem } from './activity-item'
import { idsIn } from './ids-in'
import { ActivityFilterForm, filterOf } from './filter-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).activity.title }
}

export default async function Page({ params, searchParams }: PageProps<'/w/[workspaceId]/activity'>) {
  const caller = await requirePageCaller()
  const { id, name, role } = await workspaceOf(params)
  if (!roleAllows(role, 'activity.read')) notFound()

  const [{ activity: m }, page, filter] = await Promise.all([
    messages(),
    pageRequestOf(searchParams),
    filterOf(searchParams),
  ])
  const { items, next } = await orNotFound(listActivity(caller, id, filter, page))
  const ids = [...idsIn(items), ...(filter.actorId ? [filter.actorId] : [])]
  const [{ people, search }, keys] = await Promise.all([
    memberChoices(id, ids, searchParams),
    orNotFound(listApiKeyNames(caller, id, ids)),
  ])
  const names = new Map([...people.map((person) => [person.id, person.name] as const), ...keys])
  const filtered = Object.keys(filter).length > 0

  return (
    <>
      <PageHeader
        title={m.title}
        lead={m.lead}
        trail={<Trail steps={[{ name, href: workspacePath(id) }]} />}
      />
      <ActivityFilterForm path={activityPath(id)} filter={filter} people={people} search={search} />
      {items.length === 0 ? (
        <EmptyState
          title={filtered ? m.emptyFilteredTitle : m.emptyTitle}
          icon={<ActivityIcon />}
          action={
            filtered && (
              <LinkButton look="secondary" href={activityPath(id)}>
                {m.clear}
              </LinkButton>
            )
          }
        >
          <p>{filtered ? m.emptyFiltered : m.empty}</p>
        </EmptyState>
      ) : (
        <ol
          aria-label={m.list}
          className="divide-y divide-line rounded-xl border border-line bg-surface shadow-raised"
        >
          {items.map((item) => (
            <ActivityItem key={item.id} item={item} names={names} />
          ))}
        </ol>
      )}
      <Pager path={activityPath(id)} what="activity" after={page.after} next={next} query={filter} />
    </>
  )
}
