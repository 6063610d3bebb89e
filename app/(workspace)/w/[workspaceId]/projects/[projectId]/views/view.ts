import type { LucideIcon } from 'lucide-react'
import type { Messages } from '@/app/_messages/messages'
import type { Role } from '@/lib/auth/permissions'
import type { PageRequest } from '@/lib/db/page'
import type { Project } from '@/lib/features/projects/schema'
import type { TaskFilter } from '@/lib/features/tasks/list-schema'

/** The filter of a page within its project. */
export type ProjectFilter = Omit<TaskFilter, 'projectId'>

/** The tasks that an address asks for. */
export type TaskQuery = {
  view: View
  filter: ProjectFilter
  after: string | undefined
  /** The address's parameters for another part of the same list. */
  parameters: Record<string, string>
  /** The filter may hold back tasks of the project. */
  filtered: boolean
}

export type ViewProps = { project: Project; role: Role | null; query: TaskQuery }

/** A way to show the tasks of a project. */
export type View = {
  /** The `view` of its address. The first of all views needs none. */
  name: string
  label: (words: Messages['work']) => string
  icon: LucideIcon
  filters: readonly (keyof ProjectFilter)[]
  /** The tasks with which it begins. */
  beginning: (query: TaskQuery, projectId: string) => { filter: TaskFilter; page: PageRequest }
  Tasks: (props: ViewProps) => Promise<React.ReactElement>
}
