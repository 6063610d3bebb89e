import { z } from 'zod'
import { MailAddress } from '@/lib/mail/address'

/** As in supabase/config.toml, otp_expiry. */
export const LINK_LIFETIME_SECONDS = 3_600
/** As in supabase/config.toml, minimum_password_length. */
const PASSWORD_MIN_LENGTH = 10
/** bcrypt, which Supabase Auth uses, reads no more than 72 bytes. */
const PASSWORD_MAX_BYTES = 72

const email = MailAddress
const displayName = z.string().trim().min(1).max(80)
const newPassword = z
  .string()
  .min(PASSWORD_MIN_LENGTH)
  .refine(
    (password) => Buffer.byteLength(password) <= PASSWORD_MAX_BYTES,
    `Use at most ${PASSWORD_MAX_BYTES} characters.`,
  )
// An old password may have been chosen under another rule.
const password = z.string().min(1).max(1_000)

export const SignUp = z.strictObject({ displayName, email, password: newPassword })
export type SignUp = z.infer<typeof SignUp>

export const SignIn = z.strictObject({ email, password })
export type SignIn = z.infer<typeof SignIn>

/** Whose mailbox the link goes to. */
export const MailLink = z.strictObject({ email })
export type MailLink = z.infer<typeof MailLink>

export const ResetPassword = z.strictObject({ password: newPassword })
export type ResetPassword = z.infer<typeof ResetPassword>

export const ChangePassword = z.strictObject({ currentPassword: password, password: newPassword })
export type ChangePassword = z.infer<typeof ChangePassword>

export const SignOutScope = z.enum(['local', 'global'])
export type SignOutScope = z.infer<typeof SignOutScope>

export const linkTypes = ['email', 'recovery', 'email_change', 'invite', 'magiclink', 'signup'] as const

/** What a link in a mail carries: https://supabase.com/docs/guides/auth/server-side/nextjs */
export const ConfirmLink = z.object({ tokenHash: z.string().min(1).max(200), type: z.enum(linkTypes) })
export type ConfirmLink = z.infer<typeof ConfirmLink>

/** What the auth server adds to its redirect, a UUID today. */
export const AuthCode = z.string().min(1).max(200)

/** Whom a link signs in, or whose address it changes. */
export type LinkOwner = {
  email: string
  /** What a change of the address makes of it. */
  newEmail: string | null
  /** The change happens once the link that was mailed to the other address is followed too. */
  awaitsOther: boolean
}
