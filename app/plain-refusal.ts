import { AppError, statusByCode } from '@/lib/errors'

/** The text of a refusal outside pages. Rethrows unexpected errors. */
export function plainRefusal(error: unknown): Response {
  if (!(error instanceof AppError)) throw error
  const { code, message, retryAfterSeconds } = error
  const headers = new Headers()
  if (retryAfterSeconds !== undefined) headers.set('retry-after', String(retryAfterSeconds))
  return new Response(message, { status: statusByCode[code], headers })
}
