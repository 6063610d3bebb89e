import { fill } from '@/app/_messages/phrase'
import { dayOf } from '@/app/_ui/time'
import { roleAllows } from '@/lib/auth/permissions'
import type { Feature } from '../../../../feature'
import { placeItem } from '../../../../palette/palette-item'
import { MyTasks } from '../my-tasks'
import { newTaskPath, projectPath, taskPath } from '../paths'
import { shownProjects } from '../shown-projects'

export const tasks: Feature = {
  name: 'tasks',
  palette: {
    hint: (m) => m.palette.searchTasks,
    search: ({ id: workspaceId }, m) => ({
      name: m.palette.tasks,
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
  },
  overview: { Part: MyTasks },
  memberRemoval: (m) => m.members.removeTasks,
  values: {
    dueOn: (value) => dayOf(String(value)),
    assigneeId: (value, { m, names }) => names.get(String(value)) ?? m.activity.somebody,
  },
}
