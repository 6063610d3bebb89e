import type { Route } from 'next'
import { cookies } from 'next/headers'
import type { NextRequest } from 'next/server'
import { impersonationCookie } from '@/lib/auth/cookie-names'
import { impersonationCookieOptions } from '@/lib/auth/impersonation-cookie'
import { requireOwnOrigin } from '@/lib/auth/origin'
import { home } from '@/lib/auth/own-path'
import { pageCaller } from '@/lib/auth/page-caller'
import { visitorOf } from '@/lib/auth/visitor'
import { LinkSecret } from '@/lib/features/impersonations/schema'
import { openImpersonation } from '@/lib/features/impersonations/service'
import { readForm } from '@/lib/http/body'
import { limitLink } from '../limit-link'
import { refusedLink } from '../refused-link'
import { seeOther } from '../see-other'

/** The page without a token, which explains a dead link. */
const page: Route = '/auth/impersonate'

/** The button of /auth/impersonate. Uses the link up for this browser, unless somebody is signed in here. */
export async function POST(request: NextRequest): Promise<Response> {
  try {
    requireOwnOrigin(request)
    const link = LinkSecret.safeParse((await readForm(request)).get('token')).data
    if (!link) return seeOther(page)
    await limitLink(request.headers)
    if (await pageCaller()) return seeOther(`${page}?${new URLSearchParams({ token: link })}`)

    const opened = await openImpersonation(visitorOf(request.headers), link)
    if (!opened) return seeOther(page)
    const expires = new Date(opened.expiresAt)
    ;(await cookies()).set(impersonationCookie, opened.cookie, { ...impersonationCookieOptions, expires })
    return seeOther(home)
  } catch (error) {
    return refusedLink(error)
  }
}
