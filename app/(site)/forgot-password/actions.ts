'use server'
import { redirect } from 'next/navigation'
import { openAction } from '@/app/_forms/action'
import { pageSupabase } from '@/lib/auth/page-caller'
import { MailLink } from '@/lib/features/account/sign-in-schema'
import { requestPasswordReset } from '@/lib/features/account/password-service'
import { checkMailPath } from '../check-your-mail/purposes'
import { mailedWay } from '../way-back'

export const requestPasswordResetAction = openAction(
  { input: MailLink, limit: 'mail' },
  async ({ input }) => {
    await requestPasswordReset(await pageSupabase(), input, await mailedWay(undefined))
    redirect(checkMailPath('reset'))
  },
)
