import { setTimeout } from 'node:timers/promises'
import type { AuthError } from '@supabase/supabase-js'
import { hideWhetherKnown } from './refusals'

/** Auth compares a password of a known address alone, which takes a tenth of a second. */
const REFUSAL_AFTER_MS = 600
/** Auth hands a mail to a known address to our hook before it answers. */
const MAIL_AFTER_MS = 1_200

type Asked = Promise<{ error: AuthError | null }>

/** Returns a refusal no sooner than the slowest kind of it, so its time tells nothing about the address. */
export async function evenRefusal(ask: () => Asked): Promise<AuthError | null> {
  const floor = setTimeout(REFUSAL_AFTER_MS, undefined, { ref: false })
  const { error } = await ask()
  if (error) await floor
  return error
}

/** Asks for a mail. Neither the answer nor its time tells whether the address has an account. */
export async function evenMail(ask: () => Asked): Promise<void> {
  const [{ error }] = await Promise.all([ask(), setTimeout(MAIL_AFTER_MS)])
  hideWhetherKnown(error)
}
