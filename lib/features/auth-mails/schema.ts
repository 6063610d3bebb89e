import { z } from 'zod'

const redirect_to = z.string().optional()
const token_hash = z.string().min(1).max(200)

const ToAddress = z.object({ email: z.email() })

const WithLink = z.object({
  email_action_type: z.enum(['signup', 'invite', 'magiclink', 'recovery']),
  token_hash,
  redirect_to,
})
const WithCode = z.object({
  email_action_type: z.literal('reauthentication'),
  token: z.string().min(1).max(20),
  token_hash,
  redirect_to,
})
/** The hash for the new address is `token_hash`. The one for the present address, where both must agree, is `token_hash_new`. */
const AddressChange = z.object({
  email_action_type: z.literal('email_change'),
  token_hash,
  token_hash_new: token_hash.or(z.literal('')).optional(),
  redirect_to,
})
const SignInChange = z.object({
  email_action_type: z.enum([
    'phone_changed_notification',
    'identity_linked_notification',
    'identity_unlinked_notification',
    'mfa_factor_enrolled_notification',
    'mfa_factor_unenrolled_notification',
  ]),
  redirect_to,
})
/** Notices that this app sends by itself, and those that a newer Auth may come to send. */
const Untold = z.object({
  email_action_type: z
    .string()
    .max(100)
    .regex(/_notification$/),
})

/** The call by which Supabase Auth asks for a mail: https://supabase.com/docs/guides/auth/auth-hooks/send-email-hook */
export const AuthMail = z.union([
  z.object({ user: ToAddress, email_data: WithLink }),
  z.object({ user: ToAddress, email_data: WithCode }),
  z.object({
    user: z.object({ email: z.email().or(z.literal('')), new_email: z.email() }),
    email_data: AddressChange,
  }),
  z.object({ user: ToAddress, email_data: SignInChange }),
  z.object({ email_data: Untold }),
])
export type AuthMail = z.infer<typeof AuthMail>
