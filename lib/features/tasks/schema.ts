import { z } from 'zod'

export const TaskScope = z.object({ workspaceId: z.uuid(), taskId: z.uuid() })

/** Which tasks a list holds: those of one project, or of the whole workspace. */
export const TaskFilter = z.object({ projectId: z.uuid().optional() })
export type TaskFilter = z.infer<typeof TaskFilter>

const title = z.string().trim().min(1).max(200)
const description = z.string().trim().max(10_000)

export const CreateTask = z.strictObject({ projectId: z.uuid(), title, description: description.default('') })
export type CreateTask = z.infer<typeof CreateTask>

export const ChangeTask = z
  .strictObject({ title: title.optional(), description: description.optional() })
  .refine((change) => Object.keys(change).length > 0, 'Change at least one field.')
export type ChangeTask = z.infer<typeof ChangeTask>

export const Task = z.object({
  id: z.uuid(),
  workspaceId: z.uuid(),
  projectId: z.uuid(),
  title: z.string(),
  description: z.string(),
  /** Null while the task is open. */
  completedAt: z.iso.datetime({ offset: true }).nullable(),
  /** Null once that user's account is gone. */
  createdBy: z.uuid().nullable(),
  createdAt: z.iso.datetime({ offset: true }),
  updatedAt: z.iso.datetime({ offset: true }),
})
export type Task = z.infer<typeof Task>
