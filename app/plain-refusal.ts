import { AppError, statusByCode } from '@/lib/errors'
import { refusalHeaders } from '@/lib/http/refusal-headers'

/** The text of a refusal outside pages, where a visitor without a session is led to sign-in instead. Rethrows unexpected errors. */
export function plainRefusal(error: unknown): Response {
  if (!(error instanceof AppError)) throw error
  const headers = refusalHeaders(error, { refused: true })
  return new Response(error.message, { status: statusByCode[error.code], headers })
}
