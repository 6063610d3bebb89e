import 'server-only'
import { cache } from 'react'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { listWorkspaces } from '@/lib/features/workspaces/service'

/** The length of a short list. The page of all workspaces has the rest. */
const SHOWN_MAX = 20

/** The visitor's newest workspaces and whether there are more, read once per request. */
export const myWorkspaces = cache(async () => {
  const { items, next } = await listWorkspaces(await requirePageCaller(), { limit: SHOWN_MAX })
  return { workspaces: items, more: next !== undefined }
})
