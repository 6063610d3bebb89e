import { LiveToken } from '@/lib/features/live/schema'
import { createLiveToken } from '@/lib/features/live/service'
import { WorkspaceScope } from '@/lib/features/workspaces/schema'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: route(
    {
      id: 'createLiveToken',
      summary: 'Create a token that hears of changes in a workspace.',
      description:
        'The token lets a client join the topic of the workspace in Realtime, which tells that something has changed and nothing about it.',
      permission: 'workspace.read',
      // Every open page asks again before its token ends, and nothing is written.
      limit: 'read',
      params: WorkspaceScope,
      returns: LiveToken,
    },
    ({ caller, params }) => createLiveToken(caller, params.workspaceId),
  ),
})
