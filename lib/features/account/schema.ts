import { z } from 'zod'
import { described } from '@/lib/described'
import { TypedAddress } from '@/lib/mail/address'
import { Name } from '@/lib/text/schema'

export const DisplayName = Name(80)

const moment = z.iso.datetime({ offset: true })

const words = {
  email: {
    description: 'The email address of the sign-in. Null for an account without one.',
    maxLength: 254,
  },
  displayName: { description: 'The name that others see.', maxLength: 80 },
}

export const Account = described(
  z.object({
    id: z.uuid(),
    email: z
      .string()
      .meta({ examples: ['ada@example.com'] })
      .nullable(),
    displayName: z.string().meta({ examples: ['Ada Lovelace'] }),
    version: z.int32().min(1),
    createdAt: moment,
    updatedAt: moment,
  }),
  { ...words, id: 'The id of the user.' },
)
export type Account = z.infer<typeof Account>

export type Profile = Pick<Account, 'displayName' | 'email'>

export const ChangeAccount = described(
  z.strictObject({ displayName: DisplayName.meta({ examples: ['Ada Lovelace'] }) }),
  words,
)
export type ChangeAccount = z.infer<typeof ChangeAccount>

export const RemoveAccount = z.strictObject({
  confirm: TypedAddress.meta({
    description: 'The email address of the account, as a confirmation. Another address is refused.',
    format: 'email',
    examples: ['ada@example.com'],
  }),
})
export type RemoveAccount = z.infer<typeof RemoveAccount>

export const SessionScope = described(z.object({ sessionId: z.uuid() }), {
  sessionId: 'The id of the session.',
})

export const Session = described(
  z.object({
    id: z.uuid(),
    createdAt: moment,
    lastUsedAt: moment,
    userAgent: z
      .string()
      .meta({ examples: ['Plinth (X11; Linux x86_64) Firefox/140.0'] })
      .nullable(),
    ipAddress: z
      .string()
      .meta({ examples: ['203.0.113.7'] })
      .nullable(),
    current: z.boolean(),
  }),
  {
    id: 'The id of the session.',
    createdAt: 'The moment of the sign-in.',
    lastUsedAt: 'The last renewal of the access token, hourly while the session is in use.',
    userAgent: {
      description: 'The browser or program of the sign-in, by its own account.',
      maxLength: 16_384,
    },
    ipAddress: { description: 'The address of the sign-in.', maxLength: 45 },
    current: 'True for the session that asks.',
  },
)
export type Session = z.infer<typeof Session>

export const SessionPosition = z.tuple([
  z.iso.datetime().refine((opened) => opened.startsWith('20'), 'Out of bounds.'),
  z.uuid(),
])
