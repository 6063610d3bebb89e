import type { Route } from 'next'
import { plainRefusal } from '@/app/plain-refusal'
import { AppError } from '@/lib/errors'
import { seeOther } from './see-other'

/** The page for a way to or from another service that was not gone. Rethrows unexpected errors. */
export function refusedProvider(error: unknown, page: '/sign-in' | '/account'): Response {
  switch (error instanceof AppError ? error.code : undefined) {
    case 'unauthenticated':
      return seeOther(`/sign-in?${new URLSearchParams({ next: page })}`)
    case 'proof_required':
    case 'factor_required':
      return seeOther(`/confirm-identity?${new URLSearchParams({ next: page })}`)
    case 'unavailable':
    case 'busy':
      return seeOther(`${page}?notice=provider-unavailable` as Route)
    case 'rate_limited':
      return seeOther(`${page}?notice=provider-too-often` as Route)
    default:
      return plainRefusal(error)
  }
}
