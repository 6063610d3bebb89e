import type { Locale } from '@/lib/auth/locale'
import { inBatches } from '@/lib/db/in-batches'
import { asService } from '@/lib/db/transaction'
import type { HandlersOf, UpkeepOf } from '@/lib/jobs/work'
import { deliver } from '@/lib/mail/deliver'
import { invitation } from '@/lib/mail/invitation'
import type { invitations } from './feature'
import { deleteExpiredInvitations, selectLetter } from './queries'
import { stopTokenFor } from './stop-token'
import { hashOf } from './token'

export const handlers: HandlersOf<typeof invitations> = {
  'invitation.mail': ({ token, locale }, { jobId, requestId }) =>
    mailInvitation(token, locale, jobId, requestId),
}

export const upkeep: UpkeepOf<typeof invitations> = { 'invitations.purge': purgeInvitations }

const BATCH_ROWS = 1_000

/** Sends nothing for an invitation that is no longer open. */
async function mailInvitation(
  token: string,
  locale: Locale,
  jobId: string,
  requestId: string,
): Promise<void> {
  const letter = await asService(requestId, (tx) => selectLetter(tx, hashOf(token)))
  if (!letter) return
  await deliver(invitation({ ...letter, token, stopToken: stopTokenFor(letter.to), locale }), jobId)
}

export function purgeInvitations(requestId: string): Promise<boolean> {
  return inBatches(requestId, BATCH_ROWS, deleteExpiredInvitations)
}
