import 'server-only'
import { cache } from 'react'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { listWorkspaces } from '@/lib/features/workspaces/service'

/** As many as a list beside something else can show; the rest is on the page of all. */
const SHOWN_MAX = 20

/** The newest workspaces of the visitor, read once for all that shows them. */
export const myWorkspaces = cache(async () => {
  const { items } = await listWorkspaces(await requirePageCaller(), { limit: SHOWN_MAX })
  return items
})
