import type { UserCaller } from '@/lib/auth/caller'
import type { VisitorAuth } from '@/lib/auth/supabase'
import { asUser } from '@/lib/db/transaction'
import { logAuthEvent } from '@/lib/observability/auth-event-line'
import { insertRefusedCode } from './queries'

/** Adds a wrong code to the person's sign-in log. Its sender knows the password or has the mailbox. */
export async function noteRefusedCode({ visitor }: VisitorAuth, caller: UserCaller, method: string) {
  logAuthEvent('code_refused', { ...visitor, ...caller })
  await asUser(caller, 'signed-in', (tx) => insertRefusedCode(tx, method, visitor))
}
