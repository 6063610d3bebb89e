'use server'
import { action } from '@/app/_forms/action'
import { leadOn } from '@/app/_forms/lead-on'
import { home } from '@/lib/auth/own-path'
import { pageSupabase } from '@/lib/auth/page-caller'
import { ResetPassword } from '@/lib/features/account/sign-in-schema'
import { resetPassword } from '@/lib/features/account/password-service'

export const resetPasswordAction = action(
  { input: ResetPassword, limit: 'sign-in' },
  async ({ caller, input }) => {
    await resetPassword(await pageSupabase(), caller, input)
    leadOn(home)
  },
)
