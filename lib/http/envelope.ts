import { type AppError, statusByCode } from '@/lib/errors'
import { requestIdHeader } from '@/lib/observability/request-id'
import { wantsProblems } from './negotiation'
import { problemOf } from './problem'
import { bringsCredential, refusalHeaders } from './refusal-headers'
import type { Exchange } from './exchange'

type PageMeta = { next: string | null }

type Success = { status: number; data: unknown; page?: PageMeta | undefined }

const withoutBody = new Set([204, 304])

export function success({ status, data, page }: Success, { requestId, headers }: Exchange): Response {
  const meta = page ? { requestId, page } : { requestId }
  return answer(status, withoutBody.has(status) ? null : { data, meta }, requestId, headers)
}

/** A 5xx never carries its cause. The request id leads to it. */
export function failure(error: AppError, { request, requestId, headers }: Exchange): Response {
  const { code, message, details } = error
  const status = statusByCode[code]
  for (const [name, value] of refusalHeaders(error, { refused: bringsCredential(request) })) {
    headers.set(name, value)
  }

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
