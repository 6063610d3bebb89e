'use server'
import type { FormState } from '@/app/_forms/form-state'
import { submitSignIn } from '@/app/_forms/submit'
import { messages } from '@/app/_messages/messages'
import { pageSupabase, requirePageCaller } from '@/lib/auth/page-caller'
import { ChangePassword } from '@/lib/features/account/schema'
import { changePassword } from '@/lib/features/account/service'

export async function changeMyPassword(_previous: FormState, form: FormData): Promise<FormState> {
  const caller = await requirePageCaller()
  return submitSignIn(form, ChangePassword, async (input) => {
    await changePassword(await pageSupabase(), caller, input)
    return { done: (await messages()).account.passwordChanged }
  })
}
