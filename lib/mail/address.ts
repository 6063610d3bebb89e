import { z } from 'zod'

/** The length of Supabase Auth's column. */
const ADDRESS_MAX_LENGTH = 255

/**
 * One mailbox, as Supabase Auth may have stored it. Wider than our forms accept, since accounts are also created elsewhere. Refuses
 * white space, control characters and address separators, so the value is one mailbox and cannot start a header.
 * https://www.rfc-editor.org/rfc/rfc5322#section-3.4
 */
export const MailAddress = z
  .string()
  .max(ADDRESS_MAX_LENGTH)
  .regex(/^[^\s\p{C}@<>()[\]\\",:;]+@[^\s\p{C}@<>()[\]\\",:;]+$/u)
