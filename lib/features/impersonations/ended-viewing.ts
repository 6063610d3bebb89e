import 'server-only'
import type { NextRequest, NextResponse } from 'next/server'
import { impersonationCookie } from '@/lib/auth/cookie-names'
import { impersonatedCaller, impersonationCookieOptions } from '@/lib/auth/impersonation-cookie'
import { AppError } from '@/lib/errors'
import { log } from '@/lib/observability/log'

/** True for the cookie of an impersonation that is over. Only a browser with such a cookie asks the database, and nothing changes in an outage. */
export async function isViewingOver({ cookies }: NextRequest, requestId: string): Promise<boolean> {
  if (!cookies.has(impersonationCookie)) return false
  const viewer = impersonatedCaller(cookies.getAll(), requestId)
  if (!viewer) return true
  try {
    const { requireLiving } = await import('./service')
    await requireLiving(viewer)
    return false
  } catch (error) {
    if (error instanceof AppError && error.code === 'unauthenticated') return true
    log.warn({ requestId, error }, 'an impersonation could not be checked')
    return false
  }
}

export function dropViewing({ cookies }: NextResponse): void {
  cookies.set(impersonationCookie, '', { ...impersonationCookieOptions, maxAge: 0 })
}
