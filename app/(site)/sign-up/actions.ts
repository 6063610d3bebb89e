'use server'
import { redirect } from 'next/navigation'
import type { FormState } from '@/app/_forms/form-state'
import { submitSignIn } from '@/app/_forms/submit'
import { pageSupabase } from '@/lib/auth/page-caller'
import { SignUp } from '@/lib/features/account/sign-in-schema'
import { signUp } from '@/lib/features/account/sign-in-service'
import { checkMailPath } from '../check-your-mail/purposes'
import { mailedWay } from '../way-back'

export async function createAccount(next: string, _previous: FormState, form: FormData): Promise<FormState> {
  return submitSignIn(form, SignUp, async (input) => {
    await signUp(await pageSupabase(), input, await mailedWay(next))
    redirect(checkMailPath('sign-up', next))
  })
}
