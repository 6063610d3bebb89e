'use server'
import { redirect } from 'next/navigation'
import { openAction } from '@/app/_forms/action'
import { pageSupabase } from '@/lib/auth/page-caller'
import { MailLink } from '@/lib/features/account/sign-in-schema'
import { resendConfirmation } from '@/lib/features/account/sign-in-service'
import { checkMailPath } from '../check-your-mail/purposes'
import { mailedWay, NextScope } from '../way-back'

export const resendConfirmationAction = openAction(
  { scope: NextScope, input: MailLink, limit: 'sign-in' },
  async ({ scope: { next }, input }) => {
    await resendConfirmation(await pageSupabase(), input, await mailedWay(next))
    redirect(checkMailPath('confirmation', next))
  },
)
