import { owner } from './owner'
import { createRoles as createPeople } from './roles'

export { everyone, insiders, type Person } from './roles'

/** The people of support/roles.ts, with a task in each of the two workspaces. */
export async function createRoles() {
  const { people, ours, theirs } = await createPeople()
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
