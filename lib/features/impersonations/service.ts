import type { UserCaller } from '@/lib/auth/caller'
import { hashOf, newSecret, valueOf } from '@/lib/auth/impersonation-cookie'
import type { Visitor } from '@/lib/auth/visitor'
import { asReader, asService } from '@/lib/db/transaction'
import { logAuthEvent } from '@/lib/observability/auth-event-line'
import { endOpened, openPrepared, selectPrepared } from './queries'
import type { Opened, Prepared } from './schema'

/** Does not use the link up. Undefined for a dead link. Each call may be a guess, so count it first. */
export async function findImpersonation(requestId: string, link: string): Promise<Prepared | undefined> {
  return asService(requestId, (tx) => selectPrepared(tx, hashOf(link)))
}

/** Uses the link up, and tells the person by their log and by mail. Undefined for a dead link. */
export async function openImpersonation(visitor: Visitor, link: string): Promise<Opened | undefined> {
  const secret = newSecret()
  const opened = await asService(visitor.requestId, (tx) => openPrepared(tx, hashOf(link), hashOf(secret)))
  if (!opened) {
    logAuthEvent('link_refused', visitor)
    return undefined
  }
  logAuthEvent('viewed_by_operator', { ...visitor, userId: opened.userId })
  return { cookie: valueOf(opened.userId, secret), expiresAt: opened.expiresAt }
}

export async function endImpersonation({ impersonation, requestId }: UserCaller): Promise<void> {
  if (impersonation) await asService(requestId, (tx) => endOpened(tx, impersonation.hash))
}

/** Throws `unauthenticated` once the database lets the operator see nothing more. */
export async function requireLiving(viewer: UserCaller): Promise<void> {
  await asReader(viewer, 'signed-in', async () => {})
}
