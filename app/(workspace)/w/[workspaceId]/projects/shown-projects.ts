import 'server-only'
import { cache } from 'react'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { listProjects } from '@/lib/features/projects/service'
import { orNotFound } from '../../../or-not-found'

/** The projects in the sidebar. The page of all projects has the rest. */
const SHOWN_MAX = 12

/** The newest projects of the workspace, read once for all that shows them, and whether there are more. */
export const shownProjects = cache(async (workspaceId: string) => {
  const list = listProjects(await requirePageCaller(), workspaceId, { limit: SHOWN_MAX })
  const { items, next } = await orNotFound(list)
  return { projects: items, more: next !== undefined }
})
