import { Folder } from 'lucide-react'
import { roleAllows } from '@/lib/auth/permissions'
import type { Feature } from '../../../feature'
import { placeItem } from '../../../palette/palette-item'
import { NoProjects } from './no-projects'
import { ProjectLinks } from './project-links'
import { ProjectOverview } from './project-overview'
import { newProjectPath, projectPath, projectsPath } from './paths'
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
  palette: {
    places: async ({ id }, m) => ({
      name: m.palette.projects,
      items: (await shownProjects(id)).projects.map((project) =>
        placeItem(projectPath(project), project.name),
      ),
    }),
    actions: async ({ id, role }, m) =>
      roleAllows(role, 'projects.create') ? [placeItem(newProjectPath(id), m.palette.newProject)] : [],
  },
  overview: {
    start: async (workspace) => {
      const { projects: shown } = await shownProjects(workspace.id)
      return shown.length === 0 ? <NoProjects workspace={workspace} /> : undefined
    },
    Part: ProjectOverview,
  },
}
