import 'server-only'
import { cache } from 'react'
import { orNotFound } from '@/app/(workspace)/or-not-found'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { listLabels } from '@/lib/features/labels/service'
import { listMembers } from '@/lib/features/members/service'

/** Whose names the pages can show; of a larger workspace the rest shows as somebody. */
const NAMES_MAX = 1_000
/** More could not be chosen from a list. */
const LABELS_SHOWN = 200

/** Who can be assigned to a task, read once for all that shows it. */
export const peopleOf = cache(async (workspaceId: string) => {
  const { items } = await orNotFound(
    listMembers(await requirePageCaller(), workspaceId, { limit: NAMES_MAX }),
  )
  return items.map(({ userId, displayName }) => ({ id: userId, name: displayName }))
})

/** What a task can wear, by name. */
export const labelsOf = cache(async (workspaceId: string) => {
  const { items } = await orNotFound(
    listLabels(await requirePageCaller(), workspaceId, { limit: LABELS_SHOWN }),
  )
  return items.toSorted((one, other) => one.name.localeCompare(other.name))
})
