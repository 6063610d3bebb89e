import { asOwner } from './database'

/** Makes somebody with an account a member, without the mail of an invitation. Answers their id. */
export async function addMember(workspaceId: string, email: string, role: 'owner' | 'member' | 'viewer') {
  const [member] = await asOwner(
    `insert into public.memberships (workspace_id, user_id, role)
     select $1, id, $3 from auth.users where email = $2 returning user_id`,
    [workspaceId, email, role],
  )
  return member!.user_id as string
}
