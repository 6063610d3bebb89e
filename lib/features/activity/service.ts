import type { Caller } from '@/lib/auth/caller'
import { type Page, type PageRequest, toPage } from '@/lib/db/page'
import { asReader, may } from '@/lib/db/transaction'
import { selectActivity } from './queries'
import { Activity, type ActivityFilter } from './schema'

export function listActivity(
  caller: Caller,
  workspaceId: string,
  filter: ActivityFilter,
  page: PageRequest,
): Promise<Page<Activity>> {
  return asReader(caller, may('activity.read', workspaceId), async (tx) => {
    const { items, next } = toPage(await selectActivity(tx, workspaceId, filter, page), page.limit)
    return { items: items.map(toActivity), next }
  })
}

type Row = Awaited<ReturnType<typeof selectActivity>>[number]

function toActivity(row: Row): Activity {
  const { actorKind, actorId, apiKeyId, resourceKind, resourceId, resourceName, before, after, ...rest } = row
  return Activity.parse({
    ...rest,
    actor: { kind: actorKind, userId: actorId, apiKeyId },
    resource: { kind: resourceKind, id: resourceId, name: resourceName },
    before: inFieldNames(before),
    after: inFieldNames(after),
  })
}

function inFieldNames(values: Row['before']) {
  if (values === null || typeof values !== 'object') return null
  const fields = Object.entries(values).map(([column, value]) => [
    column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
    value,
  ])
  return Object.fromEntries(fields)
}
