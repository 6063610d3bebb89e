import { z } from 'zod'
import { isLocale } from '@/lib/auth/locale'
import { MailAddress } from './address'

const notices = [
  'password_changed',
  'email_changed',
  'factor_added',
  'factor_removed',
  'identity_added',
  'identity_removed',
  'recovery_code_used',
  'factors_reset',
  'new_device',
  'signed_out_by_operator',
  'passkey_added',
  'passkey_removed',
  'viewed_by_operator',
] as const

export const AccountNotice = z.object({
  notice: z.enum(notices),
  to: MailAddress,
  /** Absent where the database does not know the language, or knows one that has no words here. */
  locale: z
    .string()
    .optional()
    .transform((spoken) => (isLocale(spoken) ? spoken : undefined)),
  at: z.iso.datetime({ offset: true }),
  userAgent: z.string().optional(),
  ipAddress: z.string().optional(),
  operatorName: z.string().optional(),
  reason: z.string().optional(),
})
export type AccountNotice = z.infer<typeof AccountNotice>
