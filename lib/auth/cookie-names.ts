import { env } from '@/lib/env'

export const isSecure = env.NEXT_PUBLIC_SITE_URL.startsWith('https://')

/** No sibling domain can plant one: https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Set-Cookie#cookie_prefixes */
function hostCookie(name: string) {
  return isSecure ? `__Host-${name}` : name
}

const [project] = new URL(env.NEXT_PUBLIC_SUPABASE_URL).hostname.split('.')

/** A long session has several cookies, whose names begin with this one. */
export const sessionCookie = hostCookie(`sb-${project}-auth-token`)

export const deviceCookie = hostCookie('device')

export const impersonationCookie = hostCookie('impersonation')

export const probeCookie = hostCookie('cookies')

export const typedCookie = hostCookie('typed')

export const cookieOptions = { httpOnly: true, secure: isSecure, sameSite: 'lax', path: '/' } as const

export function hasSession(cookies: { name: string }[]): boolean {
  return cookies.some(({ name }) => name.startsWith(sessionCookie))
}
