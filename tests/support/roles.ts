import { createFellow, createMember } from './people'

export const everyone = ['owner', 'admin', 'member', 'author', 'viewer', 'stranger'] as const
export type Person = (typeof everyone)[number]
export const insiders = everyone.slice(0, 5)

/** A workspace with a person in each role: `author` is a member too, `stranger` owns another workspace. */
export async function createRoles() {
  const [ada, eve] = await Promise.all([createMember('owner'), createMember('owner')])
  const [admin, member, author, viewer] = await Promise.all(
    (['admin', 'member', 'member', 'viewer'] as const).map((role) => createFellow(ada.workspaceId, role)),
  )
  return {
    people: { owner: ada, admin: admin!, member: member!, author: author!, viewer: viewer!, stranger: eve },
    ours: { workspaceId: ada.workspaceId },
    theirs: { workspaceId: eve.workspaceId },
  }
}
