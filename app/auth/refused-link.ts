import { AppError } from '@/lib/errors'
import { seeOther } from './see-other'

/** Where a link leads that could not be checked: its token is unused, so it can be opened again. */
export function refusedLink(error: unknown): Response {
  if (error instanceof AppError && error.code === 'unavailable')
    return seeOther('/sign-in?notice=accounts-unavailable')
  throw error
}
