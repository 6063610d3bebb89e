import 'server-only'
import { cache } from 'react'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { WorkspaceScope } from '@/lib/features/workspaces/schema'
import { getWorkspace } from '@/lib/features/workspaces/service'
import { orNotFound, scopeOf } from '../../or-not-found'

/** The workspace of the page, read once per request. */
export async function workspaceOf(params: Promise<{ workspaceId: string }>) {
  const { workspaceId } = await scopeOf(WorkspaceScope, params)
  return workspaceById(workspaceId)
}

export const workspaceById = cache(async (workspaceId: string) =>
  orNotFound(getWorkspace(await requirePageCaller(), workspaceId)),
)
