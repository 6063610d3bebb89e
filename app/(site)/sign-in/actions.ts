'use server'
import { redirect } from 'next/navigation'
import type { FormState } from '@/app/_forms/form-state'
import { submitSignIn } from '@/app/_forms/submit'
import { ownPath } from '@/lib/auth/own-path'
import { pageSupabase } from '@/lib/auth/page-caller'
import { MailLink, SignIn } from '@/lib/features/account/schema'
import { sendMagicLink, signIn } from '@/lib/features/account/service'
import { wayBack } from '../way-back'

/** By password, or by a link in a mail, which needs none. */
export async function signInWith(next: string, _previous: FormState, form: FormData): Promise<FormState> {
  const byLink = form.get('intent') === 'link'
  form.delete('intent')
  return byLink ? mailLink(next, form) : withPassword(next, form)
}

function withPassword(next: string, form: FormData) {
  return submitSignIn(form, SignIn, async (input) => {
    await signIn(await pageSupabase(), input)
    redirect(ownPath(next))
  })
}

function mailLink(next: string, form: FormData) {
  form.delete('password')
  return submitSignIn(form, MailLink, async (input) => {
    await sendMagicLink(await pageSupabase(), input, wayBack(next))
    redirect('/check-your-mail?for=sign-in')
  })
}
