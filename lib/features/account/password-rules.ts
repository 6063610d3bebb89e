import { dictionary } from '@zxcvbn-ts/language-common'
import { z } from 'zod'

/** Equals minimum_password_length in supabase/config.toml. */
const MIN_LENGTH = 10
const MAX_BYTES = 72
/** More around a common password than this makes it hard to guess. */
const DECORATION_MAX = 6
const CORE_MIN = 4

const common = new Set(dictionary['passwords-common'])
const letters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Keyboards write “ü” as one code point or as two. https://www.rfc-editor.org/rfc/rfc8265#section-4.2 */
export const Spelled = z.string().normalize('NFC')

/** https://pages.nist.gov/800-63-4/sp800-63b.html#password */
export const NewPassword = Spelled.refine(isLong, `Use at least ${MIN_LENGTH} characters.`)
  .refine(
    (password) => Buffer.byteLength(password) <= MAX_BYTES,
    `Use at most ${MAX_BYTES} letters. Each accented letter counts as two, and an emoji as four or more.`,
  )
  .refine((password) => !isCommon(password), 'This password is too easy to guess. Choose another.')

function isLong(password: string) {
  return [...letters.segment(password)].length >= MIN_LENGTH
}

function isCommon(password: string) {
  const text = password.toLowerCase()
  const core = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  const isDecorated = core.length >= CORE_MIN && text.length - core.length <= DECORATION_MAX
  return isListed(text) || (isDecorated && isListed(core))
}

function isListed(text: string) {
  const [, unit] = /^(.+?)\1+$/u.exec(text) ?? []
  return common.has(text) || (unit !== undefined && (unit.length < CORE_MIN || common.has(unit)))
}
