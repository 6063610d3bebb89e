'use server'
import { z } from 'zod'
import { openAction } from '@/app/_forms/action'
import { leadOn } from '@/app/_forms/lead-on'
import { home } from '@/lib/auth/own-path'
import { pageSupabase } from '@/lib/auth/page-caller'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { SignIn } from '@/lib/features/account/sign-in-schema'
import { signIn } from '@/lib/features/account/sign-in-service'

/** The password of every seeded account. */
const demoPassword = 'plinth-demo-1'
const DemoScope = SignIn.pick({ email: true })

/** Signs in as a seeded account. Refuses outside development. */
export const enterAsAction = openAction({ scope: DemoScope, input: inDevelopment }, async ({ scope }) => {
  await signIn(await pageSupabase(), { ...scope, password: demoPassword })
  leadOn(home)
})

async function inDevelopment() {
  if (env.NODE_ENV !== 'development') throw new AppError('forbidden', 'Demo logins are for development.')
  return z.object({})
}
