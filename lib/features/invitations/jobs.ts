import type { Locale } from '@/lib/auth/locale'
import { inBatches } from '@/lib/db/in-batches'
import { asService } from '@/lib/db/transaction'
import type { HandlersOf, UpkeepOf } from '@/lib/jobs/work'
import { deliver } from '@/lib/mail/deliver'
import { invitation } from '@/lib/mail/invitation'
import type { invitations } from './feature'
import { deleteExpiredInvitations, selectLetter } from './queries'
import { hashOf } from './token'

export const handlers: HandlersOf<typeof invitations> = {
  'invitation.mail': ({ token, locale }, { jobId, requestId }) =>
    mailInvitation(token, locale, jobId, requestId),
}

export const upkeep: UpkeepOf<typeof invitations> = { 'invitations.purge': purgeInvitations }

/** Small enough to be over in milliseconds, so that no transaction holds many locks. */
const BATCH_ROWS = 1_000

/** Sends an invitation to its address, unless it was revoked, replaced, used or has expired by then. */
async function mailInvitation(
  token: string,
  locale: Locale,
  jobId: string,
  requestId: string,
): Promise<void> {
  const letter = await asService(requestId, (tx) => selectLetter(tx, hashOf(token)))
  if (letter) await deliver(invitation({ ...letter, token, locale }), jobId)
}

/** Removes expired invitations, at most 50,000 in a run. */
export async function purgeInvitations(requestId: string): Promise<void> {
  await inBatches(requestId, BATCH_ROWS, deleteExpiredInvitations)
}
