import { type AppError, type ErrorCode, PROOF_MAX_AGE_SECONDS, statusByCode } from '@/lib/errors'
import { requestIdHeader } from '@/lib/observability/request-id'
import { wantsProblems } from './negotiation'
import { problemOf } from './problem'
import type { Exchange } from './exchange'

type PageMeta = { next: string | null }

type Success = { status: number; data: unknown; page?: PageMeta | undefined }

const withoutBody = new Set([204, 304])

export function success({ status, data, page }: Success, { requestId, headers }: Exchange): Response {
  const meta = page ? { requestId, page } : { requestId }
  return answer(status, withoutBody.has(status) ? null : { data, meta }, requestId, headers)
}

/** The proof that a client asks the person for before it repeats the request. https://www.rfc-editor.org/rfc/rfc9470 */
const challenges: Partial<Record<ErrorCode, string>> = {
  factor_required: 'Bearer error="insufficient_user_authentication", acr_values="aal2"',
  proof_required: `Bearer error="insufficient_user_authentication", max_age="${PROOF_MAX_AGE_SECONDS}"`,
}

export function failure(error: AppError, { request, requestId, headers }: Exchange): Response {
  const { code, message, details, retryAfterSeconds } = error
  const status = statusByCode[code]
  if (retryAfterSeconds !== undefined) headers.set('retry-after', String(retryAfterSeconds))

  const challenge = challenges[code]
  if (challenge) headers.set('www-authenticate', challenge)

  if (wantsProblems(request.headers)) {
    headers.set('content-type', 'application/problem+json')
    return answer(status, problemOf(error, new URL(request.url).pathname, requestId), requestId, headers)
  }
  return answer(status, { error: { code, message, details }, meta: { requestId } }, requestId, headers)
}

/** No cache keeps the answer unless `headers` say otherwise. */
export function answer(status: number, body: object | null, requestId: string, headers: Headers): Response {
  headers.set(requestIdHeader, requestId)
  headers.append('vary', 'Accept')
  if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-store')
  return body === null ? new Response(null, { status, headers }) : Response.json(body, { status, headers })
}
