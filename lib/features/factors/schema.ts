import { z } from 'zod'
import { described } from '@/lib/described'
import { Name } from '@/lib/text/schema'

const moment = z.iso.datetime({ offset: true })

export const Factor = described(
  z.object({
    id: z.uuid(),
    name: z
      .string()
      .meta({ examples: ['Phone'] })
      .nullable(),
    type: z.string().meta({ examples: ['totp'] }),
    createdAt: moment,
    lastAskedAt: moment.nullable(),
  }),
  {
    name: { description: 'The name that the person gave it.', maxLength: 255 },
    type: { description: 'The type, as the auth server names it.', maxLength: 40 },
    lastAskedAt:
      'The last time that the person was asked for it. Null for a factor that was never asked for.',
  },
)
export type Factor = z.infer<typeof Factor>

export const TwoStep = described(
  z.object({
    factors: z.array(Factor),
    recoveryCodes: described(
      z.object({
        left: z.int32().min(0),
        kept: z.boolean(),
      }),
      {
        left: 'The number of codes that still work.',
        kept: 'True once the person has said that the codes are kept.',
      },
    ),
  }),
  {
    factors: { description: 'The verified factors, the oldest first.', maxItems: 10 },
    recoveryCodes: 'The recovery codes, each of which replaces a factor once.',
  },
)
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
