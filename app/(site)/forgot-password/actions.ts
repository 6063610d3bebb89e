'use server'
import { redirect } from 'next/navigation'
import { openAction } from '@/app/_forms/action'
import { pageSupabase } from '@/lib/auth/page-caller'
import { MailLink } from '@/lib/features/account/schema'
import { requestPasswordReset } from '@/lib/features/account/service'
import { checkMailPath } from '../check-your-mail/purposes'
import { mailedWay } from '../way-back'

export const requestPasswordResetAction = openAction(
  { input: MailLink, limit: 'sign-in' },
  async ({ input }) => {
    await requestPasswordReset(await pageSupabase(), input, await mailedWay(undefined))
    redirect(checkMailPath('reset'))
  },
)
