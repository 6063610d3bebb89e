import { z } from 'zod'

/** SMTP carries no longer one: https://www.rfc-editor.org/errata/eid1690 */
const ADDRESS_MAX_LENGTH = 254

/**
 * The rule of HTML and of Supabase Auth for one mailbox, extended to letters of any script, which an account of another provider may
 * have. It leaves out quotes, white space and all that separates or wraps addresses in a header.
 * https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address https://www.rfc-editor.org/rfc/rfc6531#section-3.3
 */
const local = "[\\p{L}\\p{M}\\p{N}.!#$%&'*+\\/=?^_`{|}~\\-]+"
const label = '[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}\\-]{0,61}[\\p{L}\\p{M}\\p{N}])?'

/** An e-mail address at every door: forms, the API, the mail hook and the queue take and refuse the same ones. */
export const MailAddress = z
  .email({ pattern: new RegExp(`^${local}@${label}(?:\\.${label})*$`, 'u') })
  .max(ADDRESS_MAX_LENGTH)

/** An address as a person types it, in the spelling in which addresses are compared. */
export const TypedAddress = z.string().trim().toLowerCase().max(ADDRESS_MAX_LENGTH).pipe(MailAddress)
