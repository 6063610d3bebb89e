import 'server-only'
import type { Route } from 'next'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { connection } from 'next/server'
import { cache } from 'react'
import { AppError } from '@/lib/errors'
import { requestIdFrom } from '@/lib/observability/request-id'
import type { UserCaller } from './caller'
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
          // A Server Component cannot set cookies. proxy.ts has refreshed the session before, or refreshes it with the next request.
        }
      },
    },
    await headers(),
  )
}

/** Verifies the session once per request. Throws `unavailable`, and the page then says so. */
export const pageCaller = cache(async (): Promise<UserCaller | undefined> => {
  const requestId = requestIdFrom(await headers())
  try {
    const caller = await sessionCaller(await pageSupabase(), requestId)
    return caller && { ...caller, locale: await pageLocale() }
  } catch (error) {
    if (error instanceof AppError && error.code === 'unauthenticated') return undefined
    if (error instanceof AppError) throw Object.assign(error, { digest: uncheckedDigest(requestId) })
    throw error
  }
})

/** Returns nobody while sign-in cannot be checked, so that a public page always answers. */
export async function visitingCaller(): Promise<UserCaller | undefined> {
  try {
    return await pageCaller()
  } catch (error) {
    if (error instanceof AppError && error.code === 'unavailable') return undefined
    throw error
  }
}

/** Sends a visitor to sign in, and from there back to the page. Every protected page, action and layout calls this itself. */
export async function requirePageCaller(): Promise<UserCaller> {
  return (await pageCaller()) ?? redirect(await signInPath())
}

async function signInPath(): Promise<Route> {
  const path = ownPath((await headers()).get(pathHeader))
  return `/sign-in?${new URLSearchParams({ next: path })}`
}
