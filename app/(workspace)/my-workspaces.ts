import 'server-only'
import { cache } from 'react'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { listWorkspaces } from '@/lib/features/workspaces/service'

/** The length of a short list. The page of all workspaces has the rest. */
const SHOWN_MAX = 20

/** The newest workspaces of the visitor, read once for all that shows them. */
export const myWorkspaces = cache(async () => {
  const { items } = await listWorkspaces(await requirePageCaller(), { limit: SHOWN_MAX })
  return items
})
