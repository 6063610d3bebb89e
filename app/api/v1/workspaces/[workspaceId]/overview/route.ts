import { Overview } from '@/lib/features/overview/schema'
import { getOverview } from '@/lib/features/overview/service'
import { WorkspaceScope } from '@/lib/features/workspaces/schema'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    {
      id: 'getOverview',
      summary:
        'Read how a workspace is doing: its tasks by week and by person, what is overdue, its deliveries by day.',
      description:
        'Weeks begin on Monday, days at midnight, both in UTC. A count of 1,000 means 1,000 or more.',
      permission: 'tasks.read',
      params: WorkspaceScope,
      returns: Overview,
    },
    ({ caller, params }) => getOverview(caller, params.workspaceId),
  ),
})
