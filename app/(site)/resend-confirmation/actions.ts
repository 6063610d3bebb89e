'use server'
import { redirect } from 'next/navigation'
import type { FormState } from '@/app/_forms/form-state'
import { submitSignIn } from '@/app/_forms/submit'
import { pageSupabase } from '@/lib/auth/page-caller'
import { MailLink } from '@/lib/features/account/sign-in-schema'
import { resendConfirmation } from '@/lib/features/account/sign-in-service'
import { checkMailPath } from '../check-your-mail/purposes'
import { mailedWay } from '../way-back'

export async function mailConfirmation(
  next: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  return submitSignIn(form, MailLink, async (input) => {
    await resendConfirmation(await pageSupabase(), input, await mailedWay(next))
    redirect(checkMailPath('confirmation', next))
  })
}
