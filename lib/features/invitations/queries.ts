import { sql } from 'kysely'
import type { Role } from '@/lib/auth/permissions'
import { creatorHolds } from '@/lib/db/creator'
import { newestFirst, type PageRequest } from '@/lib/db/page'
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
const role = sql<Role>`invitations.role`.as('role')
/** Shows what private.inviter_may_still decides. */
const creatorAuthorized = sql<boolean>`case
  when invitations.role = 'owner' then ${creatorHolds('invitations', 'workspace.transfer')}
  else ${creatorHolds('invitations', 'invitations.create')}
end`.as('creatorAuthorized')

export async function selectInvitations(tx: Tx, workspaceId: string, page: PageRequest) {
  return tx
    .selectFrom('invitations')
    .select([...columns, role, creatorAuthorized])
    .where('workspace_id', '=', workspaceId)
    .where('expires_at', '>', sql<string>`now()`)
    .$call(newestFirst(page))
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
    .returning([...columns, role, creatorAuthorized])
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

export async function deleteInvitationsTo(tx: Tx, email: string) {
  await tx.deleteFrom('invitations').where('email', '=', email).execute()
}

/** Throws `not_found`, `forbidden` or `conflict`: see private.answer_invitation. */
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

/** Throws `not_found` and `forbidden`: see private.read_invitation. */
export async function selectOffer(tx: Tx, tokenHash: string) {
  return tx
    .selectFrom(
      sql<{
        workspace_id: string
        workspace_name: string
        role: Role
        expires_at: string
      }>`private.read_invitation(${tokenHash})`.as('offer'),
    )
    .select([
      'workspace_id as workspaceId',
      'workspace_name as workspaceName',
      'role',
      'expires_at as expiresAt',
    ])
    .executeTakeFirstOrThrow()
}

export async function enqueueLetter(tx: Tx, token: string) {
  await tx.selectNoFrom(sql`private.mail_invitation(${token})`.as('added')).execute()
}

/** Undefined unless the invitation is open, its maker may still invite, and the owner of the address has not stopped invitations. */
export async function selectLetter(tx: Tx, tokenHash: string) {
  return tx
    .selectFrom('invitations')
    .innerJoin('workspaces', 'workspaces.id', 'invitations.workspace_id')
    .leftJoin('profiles', 'profiles.id', 'invitations.created_by')
    .select([
      'invitations.email as to',
      sql<Role>`invitations.role`.as('role'),
      'invitations.expires_at as expiresAt',
      'workspaces.name as workspaceName',
      'profiles.display_name as inviterName',
    ])
    .where('invitations.token_hash', '=', tokenHash)
    .where('invitations.expires_at', '>', sql<string>`now()`)
    .where(sql<boolean>`private.inviter_may_still(invitations)`)
    .where(
      sql<boolean>`not private.invitations_stopped(sha256(convert_to(private.mailbox_of(invitations.email), 'UTF8')))`,
    )
    .executeTakeFirst()
}

/** Removes the oldest first and returns how many. Skips one that is being answered. */
export async function deleteExpiredInvitations(tx: Tx, atMost: number): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('invitations')
    .where('id', 'in', (query) =>
      query
        .selectFrom('invitations')
        .select('id')
        .where('expires_at', '<=', sql<string>`now()`)
        .orderBy('expires_at')
        .limit(atMost)
        .forUpdate()
        .skipLocked(),
    )
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}
