import { type NextRequest, NextResponse } from 'next/server'
import { type Locale, localeCookie, localeOf } from '@/lib/auth/locale'
import { type AppError, statusByCode } from '@/lib/errors'

const words: Record<Locale, { title: string; text: string }> = {
  en: { title: 'Too many requests', text: 'Please wait a moment, then reload this page.' },
  de: { title: 'Zu viele Anfragen', text: 'Bitte warte einen Moment und lade diese Seite dann neu.' },
}

/** A page without scripts and styles, for a request that comes too soon. */
export function tooSoon(
  { code, retryAfterSeconds }: AppError,
  { cookies, headers }: NextRequest,
): NextResponse {
  const locale = localeOf(cookies.get(localeCookie)?.value, headers.get('accept-language'))
  const { title, text } = words[locale]
  const page = `<!doctype html><html lang="${locale}"><meta name="viewport" content="width=device-width"><title>${title}</title><h1>${title}</h1><p>${text}</p></html>`

  return new NextResponse(page, {
    status: statusByCode[code],
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'cache-control': 'private, no-store',
      'retry-after': String(retryAfterSeconds ?? 1),
    },
  })
}
