import { AppError, statusByCode } from '@/lib/errors'

/** Words of a refusal for an answer that is no page. Throws whatever nobody foresaw. */
export function plainRefusal(error: unknown): Response {
  if (!(error instanceof AppError)) throw error
  const { code, message, retryAfterSeconds } = error
  const headers = new Headers()
  if (retryAfterSeconds !== undefined) headers.set('retry-after', String(retryAfterSeconds))
  return new Response(message, { status: statusByCode[code], headers })
}
