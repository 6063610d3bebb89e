import { z } from 'zod'

/** https://www.rfc-editor.org/errata/eid1690 */
const ADDRESS_MAX_LENGTH = 254

// https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address with letters of any script, because other providers allow them:
// https://www.rfc-editor.org/rfc/rfc6531#section-3.3
const local = "[\\p{L}\\p{M}\\p{N}.!#$%&'*+\\/=?^_`{|}~\\-]+"
const label = '[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}\\-]{0,61}[\\p{L}\\p{M}\\p{N}])?'

export const MailAddress = z
  .email({ pattern: new RegExp(`^${local}@${label}(?:\\.${label})*$`, 'u') })
  .max(ADDRESS_MAX_LENGTH)

export const TypedAddress = z.string().trim().toLowerCase().max(ADDRESS_MAX_LENGTH).pipe(MailAddress)

/**
 * One key for the spellings of a mailbox: small letters, without what follows a plus sign in its name. For counts alone, because two accounts
 * may share a mailbox. `private.mailbox_of` is the same in the database.
 */
export function mailboxOf(address: string): string {
  return address
    .trim()
    .toLowerCase()
    .replace(/^([^@][^@+]*)\+[^@]*@/, '$1@')
}
