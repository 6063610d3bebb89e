import { z } from 'zod'
import { Name } from '@/lib/text/schema'

const moment = z.iso.datetime({ offset: true })

export const Factor = z.object({
  id: z.uuid(),
  name: z
    .string()
    .meta({ examples: ['Phone'] })
    .nullable(),
  /** The auth server’s name of the type. */
  type: z.string().meta({ examples: ['totp'] }),
  createdAt: moment,
  lastAskedAt: moment.nullable(),
})
export type Factor = z.infer<typeof Factor>

export const TwoStep = z.object({
  /** Those that are verified, the oldest first. */
  factors: z.array(Factor),
  recoveryCodes: z.object({
    left: z.int(),
    /** True once the person has said that the codes are kept. */
    kept: z.boolean(),
  }),
})
export type TwoStep = z.infer<typeof TwoStep>

const NAME_MAX = 60
const CODE_DIGITS = 6
const SPACES = /\s+/g

/** Apps show the digits in groups. */
const Code = z
  .string()
  .transform((text) => text.replaceAll(SPACES, ''))
  .refine(
    (text) => new RegExp(`^\\d{${CODE_DIGITS}}$`).test(text),
    'Enter the six digits that the app shows.',
  )

export const FactorScope = z.object({ factorId: z.uuid() })

export const NewFactor = z.strictObject({ name: Name(NAME_MAX) })
export type NewFactor = z.infer<typeof NewFactor>

export const FactorCode = z.strictObject({ factorId: z.uuid(), code: Code })
export type FactorCode = z.infer<typeof FactorCode>

export const RecoveryCode = z.strictObject({ recoveryCode: z.string().trim().min(1).max(100) })
export type RecoveryCode = z.infer<typeof RecoveryCode>

export const CurrentPassword = z.strictObject({ password: z.string().normalize('NFC').min(1).max(1_000) })
export type CurrentPassword = z.infer<typeof CurrentPassword>

export type Enrolment = { factorId: string; secret: string; uri: string; qrCode: string }
