import { z } from 'zod'
import { refusedField } from '@/lib/auth/refusals'
import { env } from '@/lib/env'
import { senderName } from '@/lib/mail/letter'
import { easyWords, isEasy } from './easy-passwords'
import type { Profile } from './schema'

/** Equals minimum_password_length in supabase/config.toml. */
const MIN_LENGTH = 10
const MAX_BYTES = 72

const tooEasy = 'This password is too easy to guess. Choose another.'
const tooNear =
  'This password is little more than your name, your address or the name of this site. Choose another.'

const wordsOfSite = easyWords(senderName, new URL(env.NEXT_PUBLIC_SITE_URL).hostname)
const letters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Keyboards write “ü” as one code point or as two. https://www.rfc-editor.org/rfc/rfc8265#section-4.2 */
export const Spelled = z.string().normalize('NFC')

/** The rule that needs no person. refuseNear has the rest. https://pages.nist.gov/800-63-4/sp800-63b.html#password */
export const NewPassword = Spelled.refine(isLong, `Use at least ${MIN_LENGTH} characters.`)
  .refine((password) => Buffer.byteLength(password) <= MAX_BYTES, {
    error: `Use at most ${MAX_BYTES} letters. Each accented letter counts as two, and an emoji as four or more.`,
    // The work of what follows grows with the length.
    abort: true,
  })
  .superRefine((password, context) => {
    if (isEasy(password)) context.addIssue(tooEasy)
    else if (isEasy(password, wordsOfSite)) context.addIssue(tooNear)
  })

/** Refuses a password that is made of the person's words. Every door of a new password passes here. */
export function refuseNear(password: string, { email, displayName }: Profile): void {
  const address = email ?? ''
  const words = easyWords(displayName, address, ...address.split('@'))
  if (isEasy(password, [...wordsOfSite, ...words])) throw refusedField('password', tooNear, undefined)
}

function isLong(password: string) {
  return [...letters.segment(password)].length >= MIN_LENGTH
}
