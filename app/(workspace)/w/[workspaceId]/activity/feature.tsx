import { Activity } from 'lucide-react'
import { activityPath } from '@/app/paths'
import type { Feature } from '../../../feature'

export const activity: Feature = {
  name: 'activity',
  page: {
    name: (m) => m.workspace.activity,
    path: activityPath,
    permission: 'activity.read',
    icon: <Activity aria-hidden />,
  },
}
