import type { NextRequest } from 'next/server'
import { refusalIn } from '@/lib/auth/oauth'
import { seeOther } from '../see-other'

/**
 * The return from a service that was to be added to an account. Auth has added it by now, so the code that would open one more session
 * stays unspent, and a session that has proved a second factor stays as it is.
 */
export function GET({ nextUrl }: NextRequest): Response {
  const notice = refusalIn(nextUrl.searchParams) ?? 'provider-linked'
  return seeOther(`/account?notice=${notice}`)
}
