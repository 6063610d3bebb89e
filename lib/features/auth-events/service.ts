import { type Caller, requirePerson, type UserCaller } from '@/lib/auth/caller'
import type { Visitor } from '@/lib/auth/visitor'
import { type Page, type PageRequest, toPage } from '@/lib/db/page'
import { asReader, asService, asUser, type Tx } from '@/lib/db/transaction'
import { afterAnswer } from '@/lib/observability/after-answer'
import { logAuthEvent } from '@/lib/observability/auth-event-line'
import { insertEventOfAddress, insertEventOfPerson, selectAuthEvents, upsertLanguage } from './queries'
import type { AuthEvent } from './schema'

/** Throws `forbidden` for an API key. */
export async function listAuthEvents(caller: Caller, page: PageRequest): Promise<Page<AuthEvent>> {
  return asReader(requirePerson(caller), 'living-session', async (tx) =>
    toPage(await selectAuthEvents(tx, page), page.limit),
  )
}

export function noteFailedSignIn(email: string, visitor: Visitor): void {
  const { requestId } = visitor
  logAuthEvent('sign_in_failed', visitor)
  afterAnswer(requestId, () =>
    asService(requestId, (tx) => insertEventOfAddress(tx, email, 'sign_in_failed', visitor)),
  )
}

/** Adds a refused passkey to the log of the account that it names, or of the person who has to confirm that it is them. */
export function noteRefusedPasskey(userId: string, visitor: Visitor): void {
  const failure = { kind: 'sign_in_failed', method: 'passkey' } as const
  afterAnswer(visitor.requestId, () =>
    asService(visitor.requestId, (tx) => insertEventOfPerson(tx, userId, failure, visitor)),
  )
}

export async function recordResetRequest(tx: Tx, email: string): Promise<void> {
  await insertEventOfAddress(tx, email, 'password_reset_requested')
}

export async function keepLanguage(caller: UserCaller): Promise<void> {
  const { locale } = caller
  if (locale) await asUser(caller, 'signed-in', (tx) => upsertLanguage(tx, locale))
}
