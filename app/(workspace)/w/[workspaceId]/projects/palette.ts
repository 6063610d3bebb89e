import { roleAllows } from '@/lib/auth/permissions'
import type { FeaturePalette } from '../../../palette/feature-palette'
import { placeItem } from '../../../palette/palette-item'
import { newProjectPath, projectPath } from './paths'
import { shownProjects } from './shown-projects'

export const palette: FeaturePalette = {
  places: async ({ id }, m) => ({
    name: m.workspace.projects,
    items: (await shownProjects(id)).projects.map((project) => placeItem(projectPath(project), project.name)),
  }),
  actions: async ({ id, role }, m) =>
    roleAllows(role, 'projects.create') ? [placeItem(newProjectPath(id), m.workspace.newProject)] : [],
}
