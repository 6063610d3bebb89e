import 'server-only'
import { cache } from 'react'
import { orNotFound, scopeOf } from '@/app/(workspace)/or-not-found'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { ProjectScope } from '@/lib/features/projects/schema'
import { getProject } from '@/lib/features/projects/service'

/** The project of the page, read once for all that shows it. */
export async function projectOf(params: Promise<{ workspaceId: string; projectId: string }>) {
  const { workspaceId, projectId } = await scopeOf(ProjectScope, params)
  return read(workspaceId, projectId)
}

const read = cache(async (workspaceId: string, projectId: string) =>
  orNotFound(getProject(await requirePageCaller(), workspaceId, projectId)),
)
