import { Folder } from 'lucide-react'
import type { Feature } from '../../../feature'
import { NoProjects } from './no-projects'
import { palette } from './palette'
import { ProjectLinks } from './project-links'
import { ProjectOverview } from './project-overview'
import { projectsPath } from './paths'
import { shownProjects } from './shown-projects'

export const projects: Feature = {
  name: 'projects',
  page: {
    name: (m) => m.workspace.projects,
    path: projectsPath,
    permission: 'projects.read',
    icon: <Folder aria-hidden />,
    exact: true,
  },
  Sidebar: ProjectLinks,
  palette,
  overview: {
    start: async (workspace) => {
      const { projects: shown } = await shownProjects(workspace.id)
      return shown.length === 0 ? <NoProjects workspace={workspace} /> : undefined
    },
    Part: ProjectOverview,
  },
}
