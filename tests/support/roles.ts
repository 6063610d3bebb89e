import { owner } from './owner'
import { createFellow, createMember } from './people'

export const everyone = ['owner', 'admin', 'member', 'author', 'viewer', 'stranger'] as const
export type Person = (typeof everyone)[number]
export const insiders = everyone.slice(0, 5)

/** A workspace with a task, and a person in each role: `author` is a member too, `stranger` owns another workspace with a task. */
export async function createRoles() {
  const [ada, eve] = await Promise.all([createMember('owner'), createMember('owner')])
  const [admin, member, author, viewer] = await Promise.all(
    (['admin', 'member', 'member', 'viewer'] as const).map((role) => createFellow(ada.workspaceId, role)),
  )
  return {
    people: { owner: ada, admin: admin!, member: member!, author: author!, viewer: viewer!, stranger: eve },
    ours: await createTask(ada.workspaceId),
    theirs: await createTask(eve.workspaceId),
  }
}

async function createTask(workspaceId: string) {
  const { rows } = await owner.query<{ id: string }>(
    `with project as (insert into projects (workspace_id, name) values ($1, 'Apollo') returning id)
     insert into tasks (workspace_id, project_id, title) select $1, id, 'Ship it' from project returning id`,
    [workspaceId],
  )
  return { workspaceId, taskId: rows[0]!.id }
}
