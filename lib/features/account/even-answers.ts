import { setTimeout } from 'node:timers/promises'
import type { AuthError } from '@supabase/supabase-js'
import type { VisitorAuth } from '@/lib/auth/supabase'
import { hideWhetherKnown } from '@/lib/auth/refusals'

type Asked = (auth: VisitorAuth['auth']) => Promise<{ error: AuthError | null }>

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

/**
 * Asks for a mail. Neither the answer, its cookies nor its time tells whether the address has an account. The client would keep the proof of a
 * code exchange that a mailed link does not need, and for a known address alone.
 */
export async function evenMail({ auth, aside }: VisitorAuth, ask: Asked): Promise<void> {
  const [{ error }] = await Promise.all([ask(aside?.() ?? auth), setTimeout(MAIL_AFTER_MS)])
  hideWhetherKnown(error)
}
