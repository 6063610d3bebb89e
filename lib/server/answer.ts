import 'server-only'
import type { ServerResponse } from 'node:http'
import { type AppError, statusByCode } from '@/lib/errors'
import { respond } from '@/lib/http/respond'
import { inProduction, onApiAnswers, onEveryAnswer } from '@/lib/http/security-headers'
import { logRequest } from '@/lib/observability/access-log'
import { requestIdHeader } from '@/lib/observability/request-id'
import { refusalPage } from './refusal-page'

type Asked = {
  method: string
  route: string
  requestId: string
  accept?: string | undefined
  origin?: string | undefined
  /** An address that can be read. */
  url?: string
  acceptLanguage?: string | undefined
}

/** The envelope of the API, with its log line. */
export function refusedByApi(asked: Asked, error: AppError): Promise<Response> {
  const { method, route, requestId, accept, origin, url = '/api' } = asked
  const headers = { [requestIdHeader]: requestId, ...(accept && { accept }), ...(origin && { origin }) }
  const request = { method, url: `http://localhost${url}`, headers: new Headers(headers) } as Request
  return respond(request, route, () => Promise.reject(error))
}

/** A page, with its log line. */
export function refusedAsPage(asked: Asked, error: AppError): Response {
  const { method, route, requestId, acceptLanguage } = asked
  const status = statusByCode[error.code]
  logRequest({ requestId, method, route, status, durationMs: 0, errorCode: error.code })
  const headers = new Headers({
    [requestIdHeader]: requestId,
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'private, no-store',
    vary: 'Accept-Language',
  })
  if (error.retryAfterSeconds) headers.set('retry-after', String(error.retryAfterSeconds))
  return new Response(refusalPage(status, acceptLanguage ?? null), { status, headers })
}

/** The headers that next.config.ts gives to the answers of the router. */
export const apiHeaders: [string, string][] = [...onEveryAnswer, ...inProduction, ...onApiAnswers].map(
  ({ key, value }) => [key, value],
)

export async function send(answer: Response, response: ServerResponse): Promise<void> {
  // Nobody reads the rest of a body.
  if (!response.req.complete) response.shouldKeepAlive = false
  for (const [name, value] of apiHeaders) response.setHeader(name, value)
  for (const [name, value] of answer.headers) response.setHeader(name, value)
  const body = Buffer.from(await answer.arrayBuffer())
  response.writeHead(answer.status, { 'content-length': body.byteLength })
  response.end(body)
}
