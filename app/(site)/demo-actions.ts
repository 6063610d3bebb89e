'use server'
import { redirect } from 'next/navigation'
import type { FormState } from '@/app/_forms/form-state'
import { submit } from '@/app/_forms/submit'
import { home } from '@/lib/auth/own-path'
import { pageSupabase } from '@/lib/auth/page-caller'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { SignIn } from '@/lib/features/account/sign-in-schema'
import { signIn } from '@/lib/features/account/sign-in-service'

/** The password of every seeded account. */
const demoPassword = 'plinth-demo-1'

/** Signs in as a seeded account. Refuses outside development. */
export async function enterAs(email: string, _previous: FormState): Promise<FormState> {
  if (env.NODE_ENV !== 'development') throw new AppError('forbidden', 'Demo logins are for development.')
  const form = new FormData()
  form.set('email', email)
  form.set('password', demoPassword)
  return submit(form, SignIn, async (input) => {
    await signIn(await pageSupabase(), input)
    redirect(home)
  })
}
