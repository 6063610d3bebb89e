'use server'
import { redirect } from 'next/navigation'
import { openAction } from '@/app/_forms/action'
import { pageSupabase } from '@/lib/auth/page-caller'
import { SignUp } from '@/lib/features/account/sign-in-schema'
import { signUp } from '@/lib/features/account/sign-in-service'
import { checkMailPath } from '../check-your-mail/purposes'
import { mailedWay, NextScope } from '../way-back'

export const signUpAction = openAction(
  { scope: NextScope, input: SignUp, limit: 'mail' },
  async ({ scope: { next }, input }) => {
    await signUp(await pageSupabase(), input, await mailedWay(next))
    redirect(checkMailPath('sign-up', next))
  },
)
