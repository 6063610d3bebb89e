import { z } from 'zod'
import { MailAddress } from '@/lib/mail/address'

const redirect_to = z.string().optional()
const token_hash = z.string().regex(/^[\w-]{1,200}$/)

const linkActions = ['signup', 'invite', 'magiclink', 'recovery'] as const
const signInChanges = [
  'phone_changed_notification',
  'identity_linked_notification',
  'identity_unlinked_notification',
] as const
const withMail: string[] = [...linkActions, 'reauthentication', 'email_change', ...signInChanges]
const notification = /^[a-z_]{1,100}_notification$/

const ToAddress = z.object({ email: MailAddress })
const ToAddressIfAny = z.object({ email: MailAddress.or(z.literal('')) })

const WithLink = z.object({ email_action_type: z.enum(linkActions), token_hash, redirect_to })
const WithCode = z.object({
  email_action_type: z.literal('reauthentication'),
  token: z.string().regex(/^\w{1,20}$/),
  token_hash,
  redirect_to,
})
/** `token_hash` belongs to the new address, `token_hash_new` to the present one when both must agree. */
const AddressChange = z.object({
  email_action_type: z.literal('email_change'),
  token_hash,
  token_hash_new: token_hash.or(z.literal('')).optional(),
  redirect_to,
})
const SignInChange = z.object({ email_action_type: z.enum(signInChanges), redirect_to })
const WithoutMail = z.object({ email_action_type: z.string().refine(isWithoutMail) })
const Unknown = z.object({
  email_action_type: z.string().refine((type) => !withMail.includes(type) && !isWithoutMail(type)),
})

/** https://supabase.com/docs/guides/auth/auth-hooks/send-email-hook */
export const AuthMail = z.union([
  z.object({ user: ToAddress, email_data: WithLink }),
  z.object({ user: ToAddress, email_data: WithCode }),
  z.object({
    user: ToAddressIfAny.extend({ new_email: MailAddress }),
    email_data: AddressChange,
  }),
  z.object({ user: ToAddressIfAny, email_data: SignInChange }),
  z.object({ email_data: WithoutMail }),
  // Accepted here, and refused by its name later.
  z
    .object({ email_data: Unknown })
    .transform(({ email_data }) => ({ unknownAction: email_data.email_action_type })),
])
export type AuthMail = z.infer<typeof AuthMail>
export type KnownMail = Exclude<AuthMail, { unknownAction: string }>

/** Changes that this app announces itself, and those that a newer Auth may announce. */
function isWithoutMail(type: string) {
  return notification.test(type) && !withMail.includes(type)
}
