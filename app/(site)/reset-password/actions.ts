'use server'
import { redirect } from 'next/navigation'
import type { FormState } from '@/app/_forms/form-state'
import { submitSignIn } from '@/app/_forms/submit'
import { home } from '@/lib/auth/own-path'
import { pageSupabase, requirePageCaller } from '@/lib/auth/page-caller'
import { ResetPassword } from '@/lib/features/account/sign-in-schema'
import { resetPassword } from '@/lib/features/account/password-service'

export async function chooseNewPassword(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await requirePageCaller()
  return submitSignIn(form, ResetPassword, async (input) => {
    await resetPassword(await pageSupabase(), caller, input)
    redirect(home)
  })
}
