import 'server-only'
import { cache } from 'react'
import { orNotFound } from '@/app/(workspace)/or-not-found'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { listLabels } from '@/lib/features/labels/service'
import { listMembers } from '@/lib/features/members/service'

/** Members beyond this number appear without a name, as somebody. */
const NAMES_MAX = 1_000
/** A longer list would be no choice. */
const LABELS_SHOWN = 200

/** Assignable people, read once per request. */
export const peopleOf = cache(async (workspaceId: string) => {
  const { items } = await orNotFound(
    listMembers(await requirePageCaller(), workspaceId, { limit: NAMES_MAX }),
  )
  return items.map(({ userId, displayName }) => ({ id: userId, name: displayName }))
})

/** Labels by name, read once per request. */
export const labelsOf = cache(async (workspaceId: string) => {
  const { items } = await orNotFound(
    listLabels(await requirePageCaller(), workspaceId, { limit: LABELS_SHOWN }),
  )
  return items.toSorted((one, other) => one.name.localeCompare(other.name))
})
