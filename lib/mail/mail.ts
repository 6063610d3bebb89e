import { z } from 'zod'
import { MailAddress } from './address'

const SUBJECT_MAX_LENGTH = 200
/** Far more than a notice needs, and both bodies fit into a job. */
const BODY_MAX_LENGTH = 40_000

/** A mail that is ready to be sent: one person, both forms of the text. */
export const Mail = z.object({
  to: MailAddress,
  // A line break would begin another header.
  subject: z
    .string()
    .regex(/^[^\r\n]+$/)
    .max(SUBJECT_MAX_LENGTH),
  html: z.string().max(BODY_MAX_LENGTH),
  text: z.string().max(BODY_MAX_LENGTH),
})
export type Mail = z.infer<typeof Mail>
