'use server'
import { redirect } from 'next/navigation'
import type { FormState } from '@/app/_forms/form-state'
import { submitSignIn } from '@/app/_forms/submit'
import { messages } from '@/app/_messages/messages'
import { ownPath } from '@/lib/auth/own-path'
import { pageSupabase } from '@/lib/auth/page-caller'
import { AddressUnconfirmed } from '@/lib/features/account/refusals'
import { MailLink, SignIn } from '@/lib/features/account/sign-in-schema'
import { sendMagicLink, signIn } from '@/lib/features/account/sign-in-service'
import { askAgainPath, checkMailPath } from '../check-your-mail/purposes'
import { mailedWay } from '../way-back'

/** Signs in by password, or sends a sign-in link. */
export async function signInWith(next: string, _previous: FormState, form: FormData): Promise<FormState> {
  const byLink = form.get('intent') === 'link'
  form.delete('intent')
  return byLink ? mailLink(next, form) : withPassword(next, form)
}

function withPassword(next: string, form: FormData) {
  return submitSignIn(form, SignIn, async (input) => {
    try {
      await signIn(await pageSupabase(), input)
    } catch (error) {
      if (error instanceof AddressUnconfirmed) return confirmFirst(next)
      throw error
    }
    return redirect(ownPath(next))
  })
}

async function confirmFirst(next: string): Promise<FormState> {
  const { sentences, checkMail } = await messages()
  return {
    message: sentences.confirmFirst,
    links: [{ text: checkMail.again, href: askAgainPath('confirmation', next) }],
  }
}

function mailLink(next: string, form: FormData) {
  form.delete('password')
  return submitSignIn(form, MailLink, async (input) => {
    await sendMagicLink(await pageSupabase(), input, await mailedWay(next))
    redirect(checkMailPath('sign-in', next))
  })
}
