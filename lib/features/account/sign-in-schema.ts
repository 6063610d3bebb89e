import { z } from 'zod'
import { TypedAddress } from '@/lib/mail/address'
import { NewPassword, Spelled } from './password-rules'
import { DisplayName } from './schema'

/** Equals otp_expiry in supabase/config.toml. */
export const LINK_LIFETIME_SECONDS = 3_600

const email = TypedAddress
// An old password may follow an older rule.
const password = Spelled.min(1).max(1_000)

export const SignUp = z.strictObject({ email })
export type SignUp = z.infer<typeof SignUp>

export const Welcome = z.strictObject({ displayName: DisplayName, password: NewPassword })
export type Welcome = z.infer<typeof Welcome>

export const SignIn = z.strictObject({ email, password })
export type SignIn = z.infer<typeof SignIn>

export const MailLink = z.strictObject({ email })
export type MailLink = z.infer<typeof MailLink>

export const ResetPassword = z.strictObject({ password: NewPassword })
export type ResetPassword = z.infer<typeof ResetPassword>

export const ChangePassword = z.strictObject({ currentPassword: password, password: NewPassword })
export type ChangePassword = z.infer<typeof ChangePassword>

export const SignOutScope = z.enum(['local', 'global'])
export type SignOutScope = z.infer<typeof SignOutScope>

export const linkTypes = ['email', 'recovery', 'email_change', 'invite', 'magiclink', 'signup'] as const

/** https://supabase.com/docs/guides/auth/server-side/nextjs */
export const ConfirmLink = z.object({ tokenHash: z.string().min(1).max(200), type: z.enum(linkTypes) })
export type ConfirmLink = z.infer<typeof ConfirmLink>

export const AuthCode = z.string().min(1).max(200)

export type LinkOwner = {
  email: string
  newEmail: string | null
  /** True until the link mailed to the other address is followed too. */
  awaitsOther: boolean
}
