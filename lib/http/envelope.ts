import { type AppError, statusByCode } from '@/lib/errors'
import { requestIdHeader } from '@/lib/observability/request-id'

export type PageMeta = { next: string | null }

type Success = { status: number; data: unknown; page?: PageMeta | undefined }

export function success({ status, data, page }: Success, requestId: string, headers: Headers): Response {
  const meta = page ? { requestId, page } : { requestId }
  return answer(status, status === 204 ? null : { data, meta }, requestId, headers)
}

/** A 5xx never carries its cause: the request id leads to it. */
export function failure(error: AppError, requestId: string, headers: Headers): Response {
  const { code, message, details, retryAfterSeconds } = error
  if (retryAfterSeconds !== undefined) headers.set('retry-after', String(retryAfterSeconds))
  return answer(
    statusByCode[code],
    { error: { code, message, details }, meta: { requestId } },
    requestId,
    headers,
  )
}

function answer(status: number, body: object | null, requestId: string, headers: Headers) {
  headers.set(requestIdHeader, requestId)
  if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-store')
  return body === null ? new Response(null, { status, headers }) : Response.json(body, { status, headers })
}
