'use server'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { FormState } from '@/app/_forms/form-state'
import { OfVersion } from '@/app/_forms/of-version'
import { submit, submitSignIn } from '@/app/_forms/submit'
import { messages } from '@/app/_messages/messages'
import { pageSupabase, requirePageCaller } from '@/lib/auth/page-caller'
import { ChangeAccount, SessionScope } from '@/lib/features/account/schema'
import { changeAccount, endSession } from '@/lib/features/account/service'
import { ChangePassword } from '@/lib/features/account/sign-in-schema'
import { changePassword } from '@/lib/features/account/password-service'
import { signOut } from '@/lib/features/account/sign-in-service'
import { ConfirmedAddress, removeOrSayWhy } from './removal'

export async function changeMyName(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await requirePageCaller()
  return submit(form, ChangeAccount.extend(OfVersion), async ({ version, ...input }) => {
    await changeAccount(caller, input, [version])
    revalidatePath('/', 'layout')
    return { done: (await messages()).account.saved }
  })
}

export async function changeMyPassword(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await requirePageCaller()
  return submitSignIn(form, ChangePassword, async (input) => {
    await changePassword(await pageSupabase(), caller, input)
    revalidatePath('/account')
    return { done: (await messages()).account.passwordChanged }
  })
}

export async function endMySession(
  session: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const caller = await requirePageCaller()
  const { sessionId } = SessionScope.parse({ sessionId: session })
  return submit(form, z.object({}), async () => {
    await endSession(caller, sessionId)
    revalidatePath('/account')
    return { done: (await messages()).account.sessionEnded }
  })
}

export async function removeMyAccount(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await requirePageCaller()
  return submit(form, ConfirmedAddress, async ({ confirmation }) => {
    return (await removeOrSayWhy(caller, confirmation)) ?? leave()
  })
}

/** The session ended with the account, so only its cookies are left. */
async function leave(): Promise<never> {
  await signOut(await pageSupabase(), 'local')
  redirect('/sign-in?notice=account-removed')
}
