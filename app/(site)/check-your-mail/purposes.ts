import type { Route } from 'next'
import { wayBack } from '../way-back'

/** The purpose of a requested mail, and the page to request it again. */
const askedAt = {
  'sign-up': '/sign-up',
  'sign-in': '/sign-in',
  reset: '/forgot-password',
} as const

export type Purpose = keyof typeof askedAt

export function purposeOf(value: unknown): Purpose {
  return Object.keys(askedAt).find((purpose): purpose is Purpose => purpose === value) ?? 'sign-in'
}

/** The page after a request. Its address does not contain the email address, and keeps the way to an invitation. */
export function checkMailPath(purpose: Purpose, next?: string): Route {
  return `/check-your-mail?${new URLSearchParams({ for: purpose, ...wayTo(next) })}`
}

export function askAgainPath(purpose: Purpose, next: unknown): Route {
  const query = String(new URLSearchParams(wayTo(next)))
  return query ? `${askedAt[purpose]}?${query}` : askedAt[purpose]
}

function wayTo(next: unknown): Record<string, string> {
  const way = wayBack(next)
  return way ? { next: way } : {}
}
