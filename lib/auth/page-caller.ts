import 'server-only'
import type { Route } from 'next'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { connection } from 'next/server'
import { cache } from 'react'
import { AppError } from '@/lib/errors'
import { requestIdFrom } from '@/lib/observability/request-id'
import type { UserCaller } from './caller'
import { impersonationCookie } from './cookie-names'
import { impersonatedCaller } from './impersonation-cookie'
import { ownPath, pathHeader } from './own-path'
import { pageLocale } from './page-locale'
import { sessionCaller } from './session'
import { supabaseFor } from './supabase'
import { uncheckedDigest } from './unchecked-sign-in'

export async function pageSupabase() {
  // Opts out of prerendering: the Supabase client reads the clock, which Next forbids there.
  await connection()
  const jar = await cookies()
  return supabaseFor(
    {
      getAll: () => jar.getAll(),
      setAll: (changed) => {
        try {
          for (const { name, value, options } of changed) jar.set(name, value, options)
        } catch {
          // A Server Component cannot set cookies. proxy.ts refreshes the session before, or with the next request.
        }
      },
    },
    await headers(),
  )
}

/** Verifies the session once per request. A browser without one may look at an account. Throws `unavailable`. */
export const pageCaller = cache(async (): Promise<UserCaller | undefined> => {
  const requestId = requestIdFrom(await headers())
  try {
    const session = await sessionCaller(await pageSupabase(), requestId)
    const caller = session ?? impersonatedCaller((await cookies()).getAll(), requestId)
    return caller && { ...caller, locale: await pageLocale() }
  } catch (error) {
    if (error instanceof AppError && error.code === 'unauthenticated') return undefined
    if (error instanceof AppError) throw Object.assign(error, { digest: uncheckedDigest(requestId) })
    throw error
  }
})

/** Returns nobody while sign-in cannot be checked, so a public page always answers. */
export async function visitingCaller(): Promise<UserCaller | undefined> {
  try {
    return await pageCaller()
  } catch (error) {
    if (error instanceof AppError && error.code === 'unavailable') return undefined
    throw error
  }
}

export async function impersonatingVisitor(): Promise<UserCaller | undefined> {
  if (!(await cookies()).get(impersonationCookie)) return undefined
  const caller = await visitingCaller()
  return caller?.impersonation && caller
}

/** Every protected page, action and layout calls this itself, and asks for a second factor that is not proved. */
export async function requirePageCaller(): Promise<UserCaller> {
  const caller = await requireSignedIn()
  return caller.awaitsFactor ? redirect(await andBack('/confirm-identity')) : caller
}

export async function requireSignedIn(): Promise<UserCaller> {
  return (await pageCaller()) ?? redirect(await andBack('/sign-in'))
}

async function andBack(path: '/sign-in' | '/confirm-identity'): Promise<Route> {
  const next = ownPath((await headers()).get(pathHeader))
  return `${path}?${new URLSearchParams({ next })}`
}
