import type { Pool } from 'pg'
import type { Role } from '@/lib/auth/permissions'
import { createToken, hashOf } from '@/lib/features/invitations/token'
import { ofProduct } from '../../features/proofs.ts'
import { addMembership, addUser } from '../../support/accounts.ts'
import { idsByName, type Values } from '../../support/named-values.ts'

export type PlannedScene = Awaited<ReturnType<typeof createPlannedScene>>

/** An owner of the largest tenant, and rows of it that requests name. */
export async function createPlannedScene(owner: Pool, proofs = ofProduct) {
  const idOf = async (text: string) => (await owner.query<{ id: string }>(text)).rows[0]!.id
  const tenant = (place: number) =>
    idOf(
      `select workspace_id as id from memberships group by 1 order by count(*) desc, 1 offset ${place} limit 1`,
    )
  const workspaceId = await tenant(0)
  const join = async (role: Role) => {
    const caller = await addUser(owner)
    await addMembership(owner, workspaceId, caller, role)
    return caller
  }

  const ada = await join('owner')
  const invited = await addUser(owner)
  await owner.query(`update auth.users set email_confirmed_at = now() where id = $1`, [invited.userId])
  const leaver = await join('member')
  const [token, otherToken, thirdToken] = [createToken(), createToken(), createToken()]
  // Another tenant of the same owner, to be removed.
  const spareWorkspaceId = await tenant(1)
  await addMembership(owner, spareWorkspaceId, ada, 'owner')
  const invite = (into: string, secret: string) =>
    owner.query(
      `insert into invitations (workspace_id, email, role, token_hash, created_by) values ($1, $2, 'member', $3, $4)`,
      [into, invited.email, hashOf(secret), ada.userId],
    )
  // The generated tenants have more open invitations than the limit.
  await owner.query(`insert into private.invitation_limits (name, at_most) values ('open', 1000000)`)
  await invite(workspaceId, token)
  await invite(spareWorkspaceId, otherToken)
  const third = await tenant(2)
  await addMembership(owner, third, ada, 'owner')
  await invite(third, thirdToken)
  const row = (table: string, offset: number) =>
    idOf(`select id from ${table} where workspace_id = '${workspaceId}' order by id offset ${offset} limit 1`)
  const named = Object.assign({}, ...proofs.map(({ plans }) => plans?.rows)) as Values
  const ofFeatures = await idsByName(named, { workspaceId, ownerId: ada.userId }, idOf)

  return {
    owner: ada,
    invited,
    leaver,
    values: {
      workspaceId,
      token,
      otherToken,
      spareWorkspaceId,
      thirdToken,
      sessionId: await idOf(
        `insert into auth.sessions (id, user_id, created_at) values (gen_random_uuid(), '${ada.userId}', now()) returning id`,
      ),
      leaverEmail: leaver.email,
      invitationId: await row('invitations', 3),
      apiKeyId: await row('api_keys', 3),
      memberId: (await join('member')).userId,
      otherId: (await join('admin')).userId,
      ...ofFeatures,
    } as Record<string, string>,
  }
}
