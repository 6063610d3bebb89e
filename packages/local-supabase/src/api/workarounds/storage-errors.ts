import { isJson, withBody } from '../answers.ts'
import type { Workaround } from '../context.ts'
import { asText, type Json } from '../requests.ts'

const codes: Record<string, string> = {
  'Bucket not found': 'NoSuchBucket',
  not_found: 'NoSuchKey',
  ResourceNotEmpty: 'ResourceNotEmpty',
  Unauthorized: 'AccessDenied',
  InvalidJWT: 'InvalidJWT',
  'Invalid key': 'InvalidKey',
  invalid_mime_type: 'InvalidMimeType',
  'Payload too large': 'EntityTooLarge',
  server_error: 'InternalError',
}
const OTHERWISE = 'InvalidRequest'

/**
 * Supabase Lite's errors name no `code`, and some no status. https://supabase.com/docs/guides/storage/debugging/error-codes
 */
export const storageErrors: Workaround = () => async (request, next) => {
  const answer = await next(request)
  const { pathname } = new URL(request.url)
  if (answer.ok || !pathname.startsWith('/storage/v1/') || !isJson(answer)) return answer

  const body = (await answer.json()) as Json
  // An unknown path is answered before there is an error of Storage.
  if (body.code !== undefined || answer.status === 404) return withBody(answer, body)

  const { statusCode = String(answer.status), message = 'The request is not valid' } = body
  const error = asText(body.error) || OTHERWISE
  const code = error === 'Duplicate' ? duplicate(pathname) : (codes[error] ?? OTHERWISE)
  return withBody(answer, { statusCode, error, message, code })
}

function duplicate(pathname: string): string {
  return pathname === '/storage/v1/bucket' ? 'ResourceAlreadyExists' : 'KeyAlreadyExists'
}
