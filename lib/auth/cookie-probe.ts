import 'server-only'
import type { NextRequest, NextResponse } from 'next/server'
import { AppError } from '@/lib/errors'
import { cookieOptions, probeCookie } from './cookie-names'

/** Pages whose forms open a session. */
const doors = /^\/(sign-in|auth\/confirm|auth\/callback)$/

/** Gives a browser without cookies one to send back with the form of the page. A form would see its own, which Next adds to the request. */
export function probeCookies({ cookies, method, nextUrl }: NextRequest, response: NextResponse): void {
  if (cookies.size > 0 || method !== 'GET' || !doors.test(nextUrl.pathname)) return
  response.cookies.set(probeCookie, 'on', cookieOptions)
}

/** Throws `forbidden` when nothing could keep the session. */
export function requireCookies(cookies: { name: string }[]): void {
  if (cookies.length > 0) return
  throw new AppError(
    'forbidden',
    'Your browser sent no cookie. Allow cookies for this site, reload the page and try again.',
  )
}
