import { z } from 'zod'

/** As long as the column of Supabase Auth. */
const ADDRESS_MAX_LENGTH = 255

/**
 * One mailbox, as Supabase Auth may have stored it: wider than what our forms take, since an account can come by another door. White
 * space, control characters and what separates or wraps addresses in a header are refused, so it names one mailbox and begins no header.
 * https://www.rfc-editor.org/rfc/rfc5322#section-3.4
 */
export const MailAddress = z
  .string()
  .max(ADDRESS_MAX_LENGTH)
  .regex(/^[^\s\p{C}@<>()[\]\\",:;]+@[^\s\p{C}@<>()[\]\\",:;]+$/u)
