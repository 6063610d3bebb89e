import { type NextRequest, NextResponse } from 'next/server'
import { captcha } from '@/lib/auth/captcha'
import { impersonationCookie } from '@/lib/auth/cookie-names'
import { probeCookies } from '@/lib/auth/cookie-probe'
import { foreignOrigin, isForeign, nameOwnOrigin } from '@/lib/auth/origin'
import { pathHeader } from '@/lib/auth/own-path'
import { keptFormHeader, packed } from '@/lib/http/kept-form'
import { staleForm } from '@/lib/http/stale-form'
import { typedBefore, typedGone } from '@/lib/http/typed-before-proof'
import { refreshSession, type SessionChange } from '@/lib/auth/session-refresh'
import { env } from '@/lib/env'
import { dropViewing, isViewingOver } from '@/lib/features/impersonations/ended-viewing'
import { statusByCode } from '@/lib/errors'
import { contentSecurityPolicy, reportingEndpoints } from '@/lib/http/content-security-policy'
import { tooSoon } from '@/lib/http/page-refusal'
import { refusalOfPage } from '@/lib/limits/pages'
import { log } from '@/lib/observability/log'
import { requestIdFrom, requestIdHeader } from '@/lib/observability/request-id'

/** Counts a page and prepares it. It protects nothing else. Pages and services check for themselves. */
export async function proxy(request: NextRequest) {
  const requestId = requestIdFrom(request.headers)
  if (isForeign(request)) {
    log.info({ requestId, path: request.nextUrl.pathname }, 'a form of another site was refused')
    const { code, message } = foreignOrigin()
    return new NextResponse(message, {
      status: statusByCode[code],
      headers: { [requestIdHeader]: requestId },
    })
  }
  const session: SessionChange = { cookies: [], headers: {} }
  const refusal = await refusalOfPage(request.headers, async () => {
    Object.assign(session, await refreshSession(request.cookies.getAll(), request.headers))
    return session.caller
  })
  if (!refusal) return prepared(request, requestId, session)

  const { method, nextUrl } = request
  log.warn(
    { requestId, method, path: nextUrl.pathname, userId: session.caller?.userId },
    'a page was refused',
  )
  const response = withSession(tooSoon(refusal, request), session)
  response.headers.set(requestIdHeader, requestId)
  return response
}

/** Gives a page its request id, its session and its policy. */
async function prepared(request: NextRequest, requestId: string, session: SessionChange) {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const policy = contentSecurityPolicy({
    nonce,
    supabaseUrl: env.NEXT_PUBLIC_SUPABASE_URL,
    sentryDsn: env.NEXT_PUBLIC_SENTRY_DSN,
    captcha: captcha?.provider,
    development: env.NODE_ENV === 'development',
  })
  const stale = await staleForm(request)
  const typed = stale ? undefined : typedBefore(request)
  const isOver = await isViewingOver(request, requestId)
  if (isOver) request.cookies.delete(impersonationCookie)

  // The page must see the refreshed session, and Next takes the nonce of its scripts from the policy.
  for (const { name, value } of session.cookies) request.cookies.set(name, value)
  const headers = new Headers(request.headers)
  nameOwnOrigin(request, headers)
  headers.set(requestIdHeader, requestId)
  headers.set(pathHeader, request.nextUrl.pathname + request.nextUrl.search)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)
  headers.delete(keptFormHeader)
  if (typed) headers.set(keptFormHeader, packed(typed))
  if (stale) {
    headers.set(keptFormHeader, packed(stale))
    // Next looks for no action in such a form, so the page renders with the typed values and current actions.
    headers.set('content-type', 'application/x-www-form-urlencoded')
  }
  // Next sends a shell ahead to clients without a user agent, whatever htmlLimitedBots says, and the status of the page is lost.
  headers.set('user-agent', headers.get('user-agent') || 'unknown')

  const response = NextResponse.next({ request: { headers } })
  response.headers.set(requestIdHeader, requestId)
  response.headers.set('content-security-policy', policy)
  response.headers.set('reporting-endpoints', reportingEndpoints)
  withSession(response, session)
  if (typed) response.cookies.set(typedGone)
  if (isOver) dropViewing(response)
  probeCookies(request, response)
  return response
}

function withSession(response: NextResponse, { cookies, headers }: SessionChange) {
  for (const { name, value, options } of cookies) response.cookies.set(name, value, options)
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
  return response
}

// The API is left out for speed, the others are files. A path that only resembles one is a page. Prefetches are matched: a page
// that renders for one refreshes a session too.
export const config = {
  matcher:
    '/((?!api(?:/|$)|_next/static/|_next/image$|favicon\\.ico$|icon\\.svg$|apple-icon\\.png$|robots\\.txt$|sitemap\\.xml$|\\.well-known/(?:security\\.txt|change-password)$).*)',
}
