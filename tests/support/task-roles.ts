import { owner } from './owner'
import { createRoles } from './roles'

/** The people of a workspace with a task in it, and one in the workspace of the stranger. */
export async function createTaskRoles() {
  const { people, ours, theirs } = await createRoles()
  return { people, ours: await createTask(ours.workspaceId), theirs: await createTask(theirs.workspaceId) }
}

async function createTask(workspaceId: string) {
  const { rows } = await owner.query<{ id: string }>(
    `with project as (insert into projects (workspace_id, name) values ($1, 'Apollo') returning id)
     insert into tasks (workspace_id, project_id, title) select $1, id, 'Ship it' from project returning id`,
    [workspaceId],
  )
  return { workspaceId, taskId: rows[0]!.id }
}
