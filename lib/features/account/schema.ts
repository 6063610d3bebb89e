import { z } from 'zod'
import { TypedAddress } from '@/lib/mail/address'
import { Name } from '@/lib/text/schema'

export const DisplayName = Name(80)

const moment = z.iso.datetime({ offset: true })

export const Account = z.object({
  id: z.uuid(),
  /** Null for an account without an address. */
  email: z
    .string()
    .meta({ examples: ['ada@example.com'] })
    .nullable(),
  displayName: z.string().meta({ examples: ['Ada Lovelace'] }),
  version: z.int().positive(),
  createdAt: moment,
  updatedAt: moment,
})
export type Account = z.infer<typeof Account>

export type Profile = Pick<Account, 'displayName' | 'email'>

export const ChangeAccount = z.strictObject({
  displayName: DisplayName.meta({ examples: ['Ada Lovelace'] }),
})
export type ChangeAccount = z.infer<typeof ChangeAccount>

export const RemoveAccount = z.strictObject({
  confirm: TypedAddress.meta({ examples: ['ada@example.com'] }),
})
export type RemoveAccount = z.infer<typeof RemoveAccount>

export const SessionScope = z.object({ sessionId: z.uuid() })

export const Session = z.object({
  id: z.uuid(),
  createdAt: moment,
  /** Last renewal of the access token, hourly while the session is in use. */
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
})
export type Session = z.infer<typeof Session>

export const SessionPosition = z.tuple([
  z.iso.datetime().refine((opened) => opened.startsWith('20'), 'Out of bounds.'),
  z.uuid(),
])
