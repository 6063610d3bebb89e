import type { Caller } from '@/lib/auth/caller'
import { found } from '@/lib/db/found'
import { type Page, type PageRequest, toPage } from '@/lib/db/page'
import { asReader, asUser, may, type Tx } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { enqueue } from '@/lib/jobs/enqueue'
import {
  deleteInvitation,
  deleteInvitationOf,
  deleteInvitationsTo,
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

/** Those that may still be accepted. */
export function listInvitations(
  caller: Caller,
  workspaceId: string,
  page: PageRequest,
): Promise<Page<Invitation>> {
  return asReader(caller, may('invitations.read', workspaceId), async (tx) =>
    toPage(await selectInvitations(tx, workspaceId, page), page.limit),
  )
}

/**
 * Replaces an earlier invitation of the same address, whose token ends with it. Nothing but this answer and the mail to that
 * address carries the token.
 * Throws `conflict` for a member's address, `forbidden` when an admin invites an owner.
 */
export function createInvitation(
  caller: Caller,
  workspaceId: string,
  input: CreateInvitation,
): Promise<NewInvitation> {
  const token = createToken()

  return asUser(caller, may('invitations.create', workspaceId), async (tx) => {
    const [, invitation] = await Promise.all([
      deleteInvitationOf(tx, workspaceId, input.email),
      insertInvitation(tx, workspaceId, input, hashOf(token)),
      // Whoever is invited mostly speaks the language of who invites.
      enqueue(tx, 'invitation.mail', { token, locale: caller.locale ?? 'en' }),
    ])
    return { ...invitation, token, acceptUrl: acceptUrlOf(token) }
  })
}

/** Revokes it: its token is worth nothing from then on. */
export function removeInvitation(caller: Caller, workspaceId: string, invitationId: string): Promise<void> {
  return asUser(caller, may('invitations.remove', workspaceId), async (tx) => {
    found(await deleteInvitation(tx, workspaceId, invitationId))
  })
}

/** What it offers. Throws `not_found` and `forbidden` as acceptInvitation does. */
export function getOffer(caller: Caller, token: string): Promise<InvitationOffer> {
  return asReader(caller, 'signed-in', (tx) => selectOffer(tx, hashOf(token)))
}

/**
 * Membership and the end of the invitation are one. Throws `not_found` for a token that is none, is used up or has expired,
 * `forbidden` unless the caller has confirmed the invited address, `conflict` for a member; none of them uses it up.
 */
export function acceptInvitation(caller: Caller, token: string): Promise<AcceptedInvitation> {
  return asUser(caller, 'signed-in', (tx) => useInvitation(tx, hashOf(token), true))
}

/** Throws `not_found` and `forbidden` as acceptInvitation does. */
export function declineInvitation(caller: Caller, token: string): Promise<void> {
  return asUser(caller, 'signed-in', async (tx) => {
    await useInvitation(tx, hashOf(token), false)
  })
}

function acceptUrlOf(token: string) {
  return `${env.NEXT_PUBLIC_SITE_URL}/api/v1/invitations/${token}/acceptance`
}

/** Ends every invitation of an address that no mail reaches, in the transaction of whoever learned of it. */
export async function withdrawInvitations(tx: Tx, email: string): Promise<void> {
  await deleteInvitationsTo(tx, email.toLowerCase())
}
