'use server'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { openAction } from '@/app/_forms/action'
import { leadOn } from '@/app/_forms/lead-on'
import { rememberOwner } from '@/app/auth/remember-owner'
import { ownerOfFactor } from '@/lib/auth/device-cookie'
import { ownPath } from '@/lib/auth/own-path'
import { pageSupabase, requireSignedIn } from '@/lib/auth/page-caller'
import { getAccount } from '@/lib/features/account/service'
import { sendMagicLink } from '@/lib/features/account/sign-in-service'
import { confirmPassword, verifyCode } from '@/lib/features/factors/confirmation-service'
import { CurrentPassword, FactorCode, RecoveryCode } from '@/lib/features/factors/schema'
import { PasskeyForm } from '@/lib/features/passkeys/schema'
import { beginSignIn, confirmPasskey } from '@/lib/features/passkeys/sign-in-service'
import { spendRecoveryCode } from '@/lib/features/factors/service'
import { checkMailPath } from '../check-your-mail/purposes'
import { mailedWay, NextScope } from '../way-back'

const ByPassword = CurrentPassword.extend({ intent: z.literal('password') })
const ByLink = z.strictObject({ intent: z.literal('link') })

/** The button for a link has an intent, and ignores a typed password. */
const PasswordForm = z.preprocess(
  ({ intent, password }: Record<string, string>) =>
    intent === 'link' ? { intent } : { password, intent: 'password' },
  z.discriminatedUnion('intent', [ByPassword, ByLink]),
)

export const confirmCodeAction = openAction(
  { scope: NextScope, input: FactorCode, limit: 'code' },
  async ({ scope: { next }, input }) => {
    const caller = await requireSignedIn()
    await verifyCode(await pageSupabase(), caller, input)
    await rememberOwner(ownerOfFactor(input.factorId))
    leadOn(ownPath(next))
  },
)

export const confirmPasswordAction = openAction(
  { scope: NextScope, input: PasswordForm, limit: ({ intent }) => (intent === 'link' ? 'mail' : 'sign-in') },
  async ({ scope: { next }, input }) => {
    const caller = await requireSignedIn()
    if (input.intent === 'password') {
      await confirmPassword(await pageSupabase(), caller, { password: input.password })
      leadOn(ownPath(next))
    }
    const { email } = await getAccount(caller)
    if (email) await sendMagicLink(await pageSupabase(), { email }, await mailedWay(next))
    redirect(checkMailPath('sign-in', next))
  },
)

export const confirmPasskeyAction = openAction(
  { scope: NextScope, input: PasskeyForm, limit: ({ step }) => (step === 'answer' ? 'proof' : 'write') },
  async ({ scope: { next }, input }) => {
    const caller = await requireSignedIn()
    const supabase = await pageSupabase()
    if (input.step === 'begin') return { ceremony: await beginSignIn(supabase) }
    await confirmPasskey(supabase, caller, input)
    return leadOn(ownPath(next))
  },
)

export const recoverAction = openAction({ input: RecoveryCode, limit: 'proof' }, async ({ input }) => {
  const caller = await requireSignedIn()
  await spendRecoveryCode(await pageSupabase(), caller, input)
  await rememberOwner()
  leadOn('/account/two-step?notice=recovered')
})
