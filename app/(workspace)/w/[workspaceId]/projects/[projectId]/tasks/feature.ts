import { dayOf } from '@/app/_ui/time'
import type { Feature } from '../../../../../feature'
import { palette } from './palette'
import { MyTasks } from './my-tasks'

export const tasks: Feature = {
  name: 'tasks',
  palette,
  overview: { Part: MyTasks },
  memberRemoval: (m) => m.members.removeTasks,
  values: {
    dueOn: (value) => dayOf(String(value)),
    assigneeId: (value, { m, names }) => names.get(String(value)) ?? m.activity.somebody,
  },
}
