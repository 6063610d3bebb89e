import 'server-only'
import { cache } from 'react'
import { choiceTextOf } from '@/app/(workspace)/choice-text'
import { orNotFound } from '@/app/(workspace)/or-not-found'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { AppError } from '@/lib/errors'
import { getLabel, listLabels } from '@/lib/features/labels/service'
import type { Label } from '@/lib/features/labels/schema'

/** The labels at hand in a choice. Its search finds the others. */
const SHOWN_MAX = 50

/** The newest labels, or those whose name contains the text, by name, read once per request. */
const firstLabels = cache(async (workspaceId: string, q: string | undefined) => {
  const caller = await requirePageCaller()
  const { items, next } = await orNotFound(listLabels(caller, workspaceId, { q, limit: SHOWN_MAX }))
  return { labels: byName(items), more: next !== undefined || q !== undefined }
})

/** The labels at hand, with the one of the given id. */
export async function labelChoices(workspaceId: string, searchParams: Promise<unknown>, labelId?: string) {
  const { labels, more } = await firstLabels(workspaceId, await choiceTextOf(searchParams))
  const chosen =
    labelId === undefined || labels.some(({ id }) => id === labelId)
      ? undefined
      : await labelOf(workspaceId, labelId)
  const list = `/api/v1/workspaces/${workspaceId}/labels`
  return {
    labels: chosen ? byName([...labels, chosen]) : labels,
    search: more ? { list, valueField: 'id', nameField: 'name' } : undefined,
  }
}

/** Undefined for a label that is gone. */
async function labelOf(workspaceId: string, labelId: string): Promise<Label | undefined> {
  try {
    return await getLabel(await requirePageCaller(), workspaceId, labelId)
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return undefined
    throw error
  }
}

function byName(labels: Label[]) {
  return labels.toSorted((one, other) => one.name.localeCompare(other.name))
}
