import { asService } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { isStopped, setStopped } from './stop-queries'
import { addressHashIn } from './stop-token'

/** Undefined for a token that we have not signed. */
export async function areInvitationsStopped(requestId: string, token: string): Promise<boolean | undefined> {
  const hash = addressHashIn(token)
  return hash === undefined ? undefined : asService(requestId, (tx) => isStopped(tx, hash))
}

/** May be repeated. Throws `not_found` for a token that we have not signed. */
export async function stopInvitations(requestId: string, token: string, stopped = true): Promise<void> {
  const hash = addressHashIn(token)
  if (hash === undefined) throw new AppError('not_found', 'Not found.')
  await asService(requestId, (tx) => setStopped(tx, hash, stopped))
}
