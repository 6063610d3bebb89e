import { plainRefusal } from '@/app/plain-refusal'
import { AppError } from '@/lib/errors'
import { seeOther } from './see-other'

/** The page for a link that was not checked. Its token is unused, so the link can be opened again. */
export function refusedLink(error: unknown): Response {
  const code = error instanceof AppError ? error.code : undefined
  if (code === 'unavailable' || code === 'busy') return seeOther('/sign-in?notice=accounts-unavailable')
  if (code === 'rate_limited') return seeOther('/sign-in?notice=link-too-often')
  return plainRefusal(error)
}
