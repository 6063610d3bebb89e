import { House } from 'lucide-react'
import { workspacePath } from '@/app/paths'
import type { Feature } from '../../feature'

export const home: Feature = {
  name: 'home',
  page: {
    name: (m) => m.workspace.overview,
    path: workspacePath,
    permission: 'workspace.read',
    icon: <House aria-hidden />,
    exact: true,
  },
}
