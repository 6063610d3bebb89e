import 'server-only'
import { hash, randomBytes } from 'node:crypto'

const CODES = 10
const LETTERS = 16
const GROUP = 4

/** Without letters that look like others. https://www.crockford.com/base32.html */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const wellFormed = new RegExp(`^[${alphabet}]{${LETTERS}}$`)

export function newRecoveryCodes(): string[] {
  return Array.from({ length: CODES }, newCode)
}

/** Returns the hash of a code however a person has typed it, and undefined for a text that is none. */
export function recoveryCodeHash(typed: string): string | undefined {
  const code = typed.toLowerCase().replaceAll(/[\s-]/g, '').replaceAll('o', '0').replaceAll(/[il]/g, '1')
  return wellFormed.test(code) ? hash('sha256', code) : undefined
}

function newCode() {
  // 256 is a multiple of the alphabet's length, so no letter is likelier.
  const letters = Array.from(randomBytes(LETTERS), (byte) => alphabet[byte % alphabet.length]).join('')
  return letters.match(new RegExp(`.{${GROUP}}`, 'g'))!.join('-')
}
