import { Settings } from 'lucide-react'
import { workspaceSettingsPath } from '@/app/paths'
import type { Feature } from '../../../feature'

export const settings: Feature = {
  name: 'settings',
  page: {
    name: (m) => m.workspace.settings,
    path: workspaceSettingsPath,
    permission: 'workspace.change',
    icon: <Settings aria-hidden />,
  },
}
