import type { ProjectPart } from '../project-part'
import { TaskTools } from '../views/task-tools'
import { TaskSection } from './task-section'

export const tasks: ProjectPart = { name: 'tasks', Tools: TaskTools, Section: TaskSection }
