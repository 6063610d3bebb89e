import { setTimeout } from 'node:timers/promises'
import type { AuthError } from '@supabase/supabase-js'
import { hideWhetherKnown } from '@/lib/auth/refusals'

/** Auth compares a password of a known address alone, which takes a tenth of a second. */
const REFUSAL_AFTER_MS = 600
/** Auth hands a mail to a known address to our hook before it answers. */
const MAIL_AFTER_MS = 1_200

/** Returns a refusal no sooner than the slowest kind of it, so its time tells nothing about the address. */
export async function evenRefusal<Answer extends { error: AuthError | null }>(
  ask: () => Promise<Answer>,
): Promise<Answer> {
  const floor = setTimeout(REFUSAL_AFTER_MS, undefined, { ref: false })
  const answer = await ask()
  if (answer.error) await floor
  return answer
}

/** Asks for a mail. Neither the answer nor its time tells whether the address has an account. */
export async function evenMail(ask: () => Promise<{ error: AuthError | null }>): Promise<void> {
  const [{ error }] = await Promise.all([ask(), setTimeout(MAIL_AFTER_MS)])
  hideWhetherKnown(error)
}
