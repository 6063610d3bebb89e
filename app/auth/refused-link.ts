import { AppError, statusByCode } from '@/lib/errors'
import { seeOther } from './see-other'

/** Where a link leads that was not checked: its token is unused, so it can be opened again. */
export function refusedLink(error: unknown): Response {
  if (!(error instanceof AppError)) throw error
  if (error.code === 'unavailable') return seeOther('/sign-in?notice=accounts-unavailable')
  if (error.code === 'rate_limited') return seeOther('/sign-in?notice=link-too-often')
  if (error.code === 'forbidden') return new Response(error.message, { status: statusByCode.forbidden })
  throw error
}
