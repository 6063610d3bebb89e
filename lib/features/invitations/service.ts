import type { Caller } from '@/lib/auth/caller'
import { found } from '@/lib/db/found'
import { type Page, type PageRequest, toPage } from '@/lib/db/page'
import { asReader, asUser, may, type Tx } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import {
  deleteInvitation,
  deleteInvitationOf,
  deleteInvitationsTo,
  enqueueLetter,
  insertInvitation,
  selectInvitations,
  selectOffer,
  useInvitation,
} from './queries'
import type {
  AcceptedInvitation,
  CreateInvitation,
  Invitation,
  InvitationOffer,
  NewInvitation,
} from './schema'
import { createToken, hashOf } from './token'

export function listInvitations(
  caller: Caller,
  workspaceId: string,
  page: PageRequest,
): Promise<Page<Invitation>> {
  return asReader(caller, may('invitations.read', workspaceId), async (tx) =>
    toPage(await selectInvitations(tx, workspaceId, page), page.limit),
  )
}

/** Throws `conflict` for a member or a stopped address, `rate_limited`, `forbidden` when an admin invites an owner, `proof_required` when an owner does. */
export function createInvitation(
  caller: Caller,
  workspaceId: string,
  input: CreateInvitation,
): Promise<NewInvitation> {
  const token = createToken()
  const permission = input.role === 'owner' ? 'workspace.transfer' : 'invitations.create'

  return asUser(caller, may(permission, workspaceId), async (tx) => {
    const [, invitation] = await Promise.all([
      deleteInvitationOf(tx, workspaceId, input.email),
      insertInvitation(tx, workspaceId, input, hashOf(token)),
      // Invited people mostly speak the language of the inviter.
      enqueueLetter(tx, token),
    ])
    return { ...invitation, token, acceptUrl: acceptUrlOf(token) }
  })
}

export function removeInvitation(caller: Caller, workspaceId: string, invitationId: string): Promise<void> {
  return asUser(caller, may('invitations.remove', workspaceId), async (tx) => {
    found(await deleteInvitation(tx, workspaceId, invitationId))
  })
}

/** Throws `not_found` and `forbidden` as acceptInvitation does. */
export function getOffer(caller: Caller, token: string): Promise<InvitationOffer> {
  return asReader(caller, 'signed-in', (tx) => selectOffer(tx, hashOf(token)))
}

/** Throws `not_found` for a dead token, `forbidden` unless the caller confirmed the address, `conflict` for a member. None uses it up. */
export function acceptInvitation(caller: Caller, token: string): Promise<AcceptedInvitation> {
  return asUser(caller, 'living-session', (tx) => useInvitation(tx, hashOf(token), true))
}

/** Throws `not_found` and `forbidden` as acceptInvitation does. */
export function declineInvitation(caller: Caller, token: string): Promise<void> {
  return asUser(caller, 'living-session', async (tx) => {
    await useInvitation(tx, hashOf(token), false)
  })
}

function acceptUrlOf(token: string) {
  return `${env.NEXT_PUBLIC_SITE_URL}/api/v1/invitations/${token}/acceptance`
}

/** Ends all invitations of an unreachable address, in the caller's transaction. */
export async function withdrawInvitations(tx: Tx, email: string): Promise<void> {
  await deleteInvitationsTo(tx, email.toLowerCase())
}
