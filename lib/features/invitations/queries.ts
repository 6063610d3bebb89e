import { sql } from 'kysely'
import type { Role } from '@/lib/auth/permissions'
import type { PageRequest } from '@/lib/db/page'
import type { Tx } from '@/lib/db/transaction'
import type { CreateInvitation } from './schema'

const columns = [
  'id',
  'workspace_id as workspaceId',
  'email',
  'created_by as createdBy',
  'created_at as createdAt',
  'expires_at as expiresAt',
] as const
const role = sql<Role>`role`.as('role')

export async function selectInvitations(tx: Tx, workspaceId: string, { after, limit }: PageRequest) {
  return tx
    .selectFrom('invitations')
    .select([...columns, role])
    .where('workspace_id', '=', workspaceId)
    .where('expires_at', '>', sql<string>`now()`)
    .$if(after !== undefined, (query) => query.where('id', '<', after!))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
}

export async function insertInvitation(
  tx: Tx,
  workspaceId: string,
  { email, role: invitedRole }: CreateInvitation,
  tokenHash: string,
) {
  return tx
    .insertInto('invitations')
    .values({ workspace_id: workspaceId, email, role: invitedRole, token_hash: tokenHash })
    .returning([...columns, role])
    .executeTakeFirstOrThrow()
}

export async function deleteInvitation(tx: Tx, workspaceId: string, invitationId: string) {
  return tx
    .deleteFrom('invitations')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', invitationId)
    .returning('id')
    .executeTakeFirst()
}

export async function deleteInvitationOf(tx: Tx, workspaceId: string, email: string) {
  await tx
    .deleteFrom('invitations')
    .where('workspace_id', '=', workspaceId)
    .where('email', '=', email)
    .execute()
}

/** In whichever workspace. */
export async function deleteInvitationsTo(tx: Tx, email: string) {
  await tx.deleteFrom('invitations').where('email', '=', email).execute()
}

/** Where the invitation led to. Throws `not_found`, `forbidden` or `conflict`: see private.answer_invitation. */
export async function useInvitation(tx: Tx, tokenHash: string, accepted: boolean) {
  return tx
    .selectFrom(
      sql<{
        workspace_id: string
        role: Role
      }>`private.answer_invitation(${tokenHash}, ${accepted})`.as('answered'),
    )
    .select(['workspace_id as workspaceId', 'role'])
    .executeTakeFirstOrThrow()
}
