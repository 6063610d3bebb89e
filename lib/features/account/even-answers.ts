import { setTimeout } from 'node:timers/promises'
import type { AuthError } from '@supabase/supabase-js'
import type { VisitorAuth } from '@/lib/auth/supabase'
import { hideWhetherKnown } from '@/lib/auth/refusals'

type Asked = (auth: VisitorAuth['auth']) => Promise<{ error: AuthError | null }>

const REFUSAL_AFTER_MS = 600
const MAIL_AFTER_MS = 1_200

export async function evenRefusal<Answer extends { error: AuthError | null }>(
  ask: () => Promise<Answer>,
): Promise<Answer> {
  const floor = setTimeout(REFUSAL_AFTER_MS, undefined, { ref: false })
  const answer = await ask()
  if (answer.error) await floor
  return answer
}

/** Neither the answer, its cookies nor its time tells whether the address has an account. */
export async function evenMail({ auth, aside }: VisitorAuth, ask: Asked): Promise<void> {
  const [{ error }] = await Promise.all([ask(aside?.() ?? auth), setTimeout(MAIL_AFTER_MS)])
  hideWhetherKnown(error)
}
