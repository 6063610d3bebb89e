import type { Role } from '@/lib/auth/permissions'
import type { Task } from '@/lib/features/tasks/schema'

type Props = {
  task: Task
  role: Role | null
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** A feature's place on the page of a task. */
export type TaskPart = {
  name: string
  Section: (props: Props) => Promise<React.ReactNode>
  /** Rows of the placeholder until it is there. */
  rows: number
}
