'use server'
import { action } from '@/app/_forms/action'
import { leadOn } from '@/app/_forms/lead-on'
import { ownPath } from '@/lib/auth/own-path'
import { pageSupabase } from '@/lib/auth/page-caller'
import { resetPassword } from '@/lib/features/account/password-service'
import { ChangeAccount } from '@/lib/features/account/schema'
import { changeAccount } from '@/lib/features/account/service'
import { Welcome } from '@/lib/features/account/sign-in-schema'
import { NextScope } from '../way-back'

/** The password comes first, so a refused one leaves the account as it was. */
export const welcomeAction = action(
  { scope: NextScope, input: Welcome, limit: 'sign-in' },
  async ({ caller, scope: { next }, input }) => {
    await resetPassword(await pageSupabase(), caller, input)
    await changeAccount(caller, { displayName: input.displayName })
    leadOn(ownPath(next))
  },
)

/** For an account that another service has made. */
export const welcomeNameAction = action(
  { scope: NextScope, input: ChangeAccount },
  async ({ caller, scope: { next }, input }) => {
    await changeAccount(caller, input)
    leadOn(ownPath(next))
  },
)
