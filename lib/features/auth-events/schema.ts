import { z } from 'zod'
import { described } from '@/lib/described'

/** Half a year shows an attack that was noticed late. Longer would keep addresses of people without a use. */
export const KEPT_DAYS = 180

/** Equals the kinds that the database knows, which a test compares. */
export const authEventKinds = [
  'account_created',
  'signed_in',
  'new_device',
  'sign_in_failed',
  'signed_out',
  'session_ended',
  'password_reset_requested',
  'password_changed',
  'email_changed',
  'factor_added',
  'factor_removed',
  'code_refused',
  'recovery_codes_created',
  'recovery_code_used',
  'factors_reset',
  'signed_out_by_operator',
  'identity_added',
  'identity_removed',
  'passkey_added',
  'passkey_removed',
  'viewed_by_operator',
] as const
export type AuthEventKind = (typeof authEventKinds)[number]

export const AuthEvent = described(
  z.object({
    id: z.uuid(),
    kind: z.enum(authEventKinds),
    method: z
      .string()
      .meta({ examples: ['password'] })
      .nullable(),
    sessionId: z.uuid().nullable(),
    userAgent: z
      .string()
      .meta({ examples: ['Plinth (X11; Linux x86_64) Firefox/140.0'] })
      .nullable(),
    ipAddress: z
      .string()
      .meta({ examples: ['203.0.113.7'] })
      .nullable(),
    requestId: z
      .string()
      .meta({ examples: ['5c0f1a52-7f6e-4b7e-9c1d-2f8f3a6d9b10'] })
      .nullable(),
    operatorName: z
      .string()
      .meta({ examples: ['Grace'] })
      .nullable(),
    reason: z
      .string()
      .meta({ examples: ['Ticket 7'] })
      .nullable(),
    createdAt: z.iso.datetime({ offset: true }),
  }),
  {
    kind: 'The kind of the event.',
    method: {
      description:
        'The proof of a sign-in, the service of a new account or of an identity, or the type of a factor, as the auth server names it.',
      maxLength: 40,
    },
    sessionId: 'The session. Null for an event without one.',
    userAgent: { description: 'The browser or program, by its own account.', maxLength: 300 },
    ipAddress: { description: 'The address of the request. Null for an event without one.', maxLength: 45 },
    requestId: { description: 'The request id. Null for an event without a request.', maxLength: 128 },
    operatorName: {
      description: 'The operator who acted. Null for the person’s own events.',
      maxLength: 100,
    },
    reason: { description: 'The reason that the operator gave.', maxLength: 500 },
    createdAt: 'The moment of the event.',
  },
)
export type AuthEvent = z.infer<typeof AuthEvent>
