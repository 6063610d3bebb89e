import { domainToASCII } from 'node:url'
import { z } from 'zod'

/** https://www.rfc-editor.org/errata/eid1690 */
const ADDRESS_BYTES_MAX = 254
/** https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1.1 */
const LOCAL_BYTES_MAX = 64

// https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address with letters of any script before the @, because other providers allow
// them: https://www.rfc-editor.org/rfc/rfc6531#section-3.3
const local = "[\\p{L}\\p{M}\\p{N}.!#$%&'*+\\/=?^_`{|}~\\-]+"
const label = '[a-z0-9](?:[a-z0-9\\-]{0,61}[a-z0-9])?'
const pattern = new RegExp(`^${local}@${label}(?:\\.${label})*$`, 'u')

/** An address of an account or a letter, in the spelling that it has. */
export const MailAddress = addressAs((given) => given)

/** An address as we store it: in small letters, which are those of an account too, with a domain as DNS writes it and browsers send it. */
export const TypedAddress = addressAs((typed) => written(typed.trim().toLowerCase()))

function addressAs(spell: (typed: string) => string) {
  return z
    .string()
    .overwrite(spell)
    .check(({ value, issues }) => {
      if (isAddress(value)) return
      issues.push({ code: 'invalid_format', format: 'email', origin: 'string', input: value })
    })
    .meta({ format: 'email', maxLength: ADDRESS_BYTES_MAX })
}

function written(typed: string): string {
  const text = typed.normalize('NFC')
  const at = text.lastIndexOf('@') + 1
  const domain = text.slice(at)
  return text.slice(0, at) + (isAscii(domain) ? domain.toLowerCase() : domainToASCII(domain))
}

function isAscii(text: string) {
  return Buffer.byteLength(text) === text.length
}

function isAddress(spelled: string) {
  const text = written(spelled)
  const [name = ''] = text.split('@', 1)
  return (
    pattern.test(text) &&
    Buffer.byteLength(name) <= LOCAL_BYTES_MAX &&
    Buffer.byteLength(text) <= ADDRESS_BYTES_MAX
  )
}

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
