'use server'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { openAction } from '@/app/_forms/action'
import { leadOn } from '@/app/_forms/lead-on'
import { rememberOwner } from '@/app/auth/remember-owner'
import { requireCookies } from '@/lib/auth/cookie-probe'
import { ownPath } from '@/lib/auth/own-path'
import { pageSupabase } from '@/lib/auth/page-caller'
import { MailLink, SignIn } from '@/lib/features/account/sign-in-schema'
import { sendMagicLink, signIn } from '@/lib/features/account/sign-in-service'
import { PasskeyForm } from '@/lib/features/passkeys/schema'
import { beginSignIn, signInWithPasskey } from '@/lib/features/passkeys/sign-in-service'
import { checkMailPath } from '../check-your-mail/purposes'
import { mailedWay, NextScope } from '../way-back'

const ByPassword = SignIn.extend({ intent: z.literal('password') })
const ByLink = MailLink.extend({ intent: z.literal('link') })

/** Signs in by password, or sends a sign-in link. The button for a link has an intent, and ignores a typed password. */
const SignInForm = z.preprocess(
  ({ intent, password, ...others }: Record<string, string>) =>
    intent === 'link' ? { ...others, intent } : { ...others, password, intent: 'password' },
  z.discriminatedUnion('intent', [ByPassword, ByLink]),
)

export const signInAction = openAction(
  { scope: NextScope, input: SignInForm, limit: ({ intent }) => (intent === 'link' ? 'mail' : 'sign-in') },
  async ({ scope: { next }, input }) => {
    const { email } = input
    if (input.intent === 'password') return withPassword({ email, password: input.password }, next)
    await sendMagicLink(await pageSupabase(), { email }, await mailedWay(next))
    return redirect(checkMailPath('sign-in', next))
  },
)

async function withPassword(input: SignIn, next: string): Promise<never> {
  requireCookies((await cookies()).getAll())
  await signIn(await pageSupabase(), input)
  await rememberOwner()
  return leadOn(ownPath(next))
}

/** The form names no account, so it needs no captcha. Auth limits the challenges of an address. */
export const passkeySignInAction = openAction(
  { scope: NextScope, input: PasskeyForm, limit: ({ step }) => (step === 'answer' ? 'proof' : 'write') },
  async ({ scope: { next }, input }) => {
    requireCookies((await cookies()).getAll())
    const supabase = await pageSupabase()
    if (input.step === 'begin') return { ceremony: await beginSignIn(supabase) }
    await signInWithPasskey(supabase, input)
    await rememberOwner()
    return leadOn(ownPath(next))
  },
)
