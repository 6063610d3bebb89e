import { z } from 'zod'
import { MailAddress } from './address'

const SUBJECT_MAX_LENGTH = 200
/** Both bodies fit into one job. */
const BODY_MAX_LENGTH = 40_000

export const Mail = z.object({
  to: MailAddress,
  // A line break would start another header.
  subject: z
    .string()
    .regex(/^[^\r\n]+$/)
    .max(SUBJECT_MAX_LENGTH),
  html: z.string().max(BODY_MAX_LENGTH),
  text: z.string().max(BODY_MAX_LENGTH),
  unsubscribeUrl: z.url().optional(),
})
export type Mail = z.infer<typeof Mail>
