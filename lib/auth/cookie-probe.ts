import 'server-only'
import type { NextRequest, NextResponse } from 'next/server'
import { AppError } from '@/lib/errors'
import { cookieOptions, probeCookie } from './cookie-names'

const doors = /^\/(sign-in|sign-up|auth\/confirm|auth\/callback)$/

/** Gives a browser a cookie to send back with a form. A form gets it beside another cookie alone, because Next adds it to the request. */
export function probeCookies({ cookies, method, nextUrl }: NextRequest, response: NextResponse): void {
  if (cookies.has(probeCookie)) return
  const isDue = method === 'GET' ? doors.test(nextUrl.pathname) : cookies.size > 0
  if (isDue) response.cookies.set(probeCookie, 'on', cookieOptions)
}

/** Throws `forbidden` when nothing could keep the session. */
export function requireCookies(cookies: { name: string }[]): void {
  if (cookies.length > 0) return
  throw new AppError(
    'forbidden',
    'Your browser sent no cookie. Allow cookies for this site, reload the page and try again.',
  )
}
