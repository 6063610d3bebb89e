import { Activity, ActivityFilter } from '@/lib/features/activity/schema'
import { listActivity } from '@/lib/features/activity/service'
import { WorkspaceScope } from '@/lib/features/workspaces/schema'
import { PageQuery, pageOf } from '@/lib/http/paging'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

const ActivityQuery = PageQuery.extend(ActivityFilter.shape)

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    {
      id: 'listActivity',
      summary: 'List the activity of a workspace, newest first.',
      description:
        'Each change of a resource, with the person, program or system that made it, and the former and new values. The filters narrow the list together.',
      permission: 'activity.read',
      params: WorkspaceScope,
      query: ActivityQuery,
      returnsPageOf: Activity,
    },
    ({ caller, params, query }) => {
      const { actorId, resourceKind, resourceId } = query
      return listActivity(caller, params.workspaceId, { actorId, resourceKind, resourceId }, pageOf(query))
    },
  ),
})
