import { fill } from '@/app/_messages/phrase'
import { roleAllows } from '@/lib/auth/permissions'
import type { FeaturePalette } from '../../../../../palette/feature-palette'
import { placeItem } from '../../../../../palette/palette-item'
import { projectPath } from '../../paths'
import { shownProjects } from '../../shown-projects'
import { newTaskPath, taskPath } from './paths'

export const palette: FeaturePalette = {
  hint: (m) => m.palette.searchTasks,
  search: ({ id: workspaceId }, m) => ({
    name: m.project.tasks,
    list: `/api/v1/workspaces/${workspaceId}/tasks`,
    nameField: 'title',
    path: taskPath({ workspaceId, projectId: '{projectId}', id: '{id}' }),
    withinPath: projectPath({ workspaceId, id: '{projectId}' }),
  }),
  actions: async ({ id, role }, m) => {
    if (!roleAllows(role, 'tasks.create')) return []
    const { projects } = await shownProjects(id)
    return projects.map((project) =>
      placeItem(newTaskPath(project), fill(m.palette.newTask, { project: project.name })),
    )
  },
}
