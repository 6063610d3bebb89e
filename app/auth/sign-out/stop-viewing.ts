import 'server-only'
import { cookies } from 'next/headers'
import { impersonationCookie } from '@/lib/auth/cookie-names'
import { impersonatedCaller, impersonationCookieOptions } from '@/lib/auth/impersonation-cookie'
import { endImpersonation } from '@/lib/features/impersonations/service'
import { requestIdFrom } from '@/lib/observability/request-id'

/** Ends the impersonation of this browser, also where somebody has signed in since, and removes its cookie. */
export async function stopViewing({ headers }: Request): Promise<void> {
  const jar = await cookies()
  if (!jar.get(impersonationCookie)) return
  const viewer = impersonatedCaller(jar.getAll(), requestIdFrom(headers))
  if (viewer) await endImpersonation(viewer)
  jar.set(impersonationCookie, '', { ...impersonationCookieOptions, maxAge: 0 })
}
