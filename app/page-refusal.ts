import { type NextRequest, NextResponse } from 'next/server'
import { type Locale, localeCookie, localeOf } from '@/lib/auth/locale'
import { AppError } from '@/lib/errors'
import { refusals as de } from './_messages/de/refusals'
import { refusals as en } from './_messages/en/refusals'
import { plainRefusal } from './plain-refusal'

const byLocale: Record<Locale, typeof en | typeof de> = { en, de }

/** A page without scripts and styles, for a request that no page renders for. Rethrows unexpected errors. */
export function pageRefusal(error: unknown, { cookies, headers }: NextRequest): NextResponse {
  const { status, headers: answered } = plainRefusal(error)
  const locale = localeOf(cookies.get(localeCookie)?.value, headers.get('accept-language'))
  const text = byLocale[locale][(error as AppError).code]

  answered.set('content-type', 'text/html; charset=utf-8')
  answered.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
  answered.set('cache-control', 'private, no-store')
  const body = `<!doctype html><html lang="${locale}"><meta name="viewport" content="width=device-width"><title>${text}</title><h1>${text}</h1></html>`
  return new NextResponse(body, { status, headers: answered })
}
