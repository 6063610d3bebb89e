import 'server-only'
import type { IncomingMessage } from 'node:http'
import { AppError } from '@/lib/errors'
import { refusalOfGarbled } from '@/lib/http/parse'
import { logRequest } from '@/lib/observability/access-log'
import { requestIdHeader } from '@/lib/observability/request-id'
import { refusedAsPage, refusedByApi, send } from './answer'
import { type Exchange, pathOf } from './exchange'
import { patternOf } from './request-target'

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
const READINESS = '/api/ready'
const RETRY_AFTER_SECONDS = 1

/** The refusal of a request that no handler should see. */
export function refusalOf(exchange: Exchange, isClosing: boolean): AppError | undefined {
  const { request, target } = exchange
  if (!METHODS.includes(request.method ?? ''))
    return new AppError('method_not_allowed', `This server supports ${METHODS.join(', ')}.`)
  const hosts = hostsIn(request)
  if (hosts > 1 || (hosts === 0 && request.httpVersion === '1.1'))
    return new AppError('malformed', 'A request names its host once.')
  if (target.kind === 'api' && target.isBroken)
    return new AppError('malformed', 'The address is not valid UTF-8, percent-encoded.')
  // Next's request has the replacement character in their place.
  const garbled = target.kind === 'api' && refusalOfGarbled(target.url.split('?').slice(1).join('?'))
  if (garbled) return garbled
  if (isClosing && pathOf(exchange) === READINESS)
    return unavailable('Not ready to serve.', [{ path: 'process', message: 'Shutting down.' }])
  return undefined
}

export const busy = () => unavailable('The service is busy.')

function unavailable(message: string, details?: AppError['details']) {
  const options = { retryAfterSeconds: RETRY_AFTER_SECONDS, isLogged: true }
  return new AppError('unavailable', message, { ...options, ...(details && { details }) })
}

export async function refuse(exchange: Exchange, error: AppError): Promise<void> {
  const { request, response, target, requestId } = exchange
  const asked = {
    method: request.method ?? '',
    requestId,
    ...(!target.isBroken && { url: target.url }),
    route: target.kind === 'api' ? '/api/*' : '/*',
    accept: request.headers.accept,
    origin: request.headers.origin,
    acceptLanguage: request.headers['accept-language'],
  }
  const answer = target.kind === 'api' ? await refusedByApi(asked, error) : refusedAsPage(asked, error)
  if (error.code === 'method_not_allowed') answer.headers.set('allow', METHODS.join(', '))
  await send(answer, response)
}

export async function redirect(exchange: Exchange, location: string): Promise<void> {
  const { request, response, target, requestId } = exchange
  const { method = '' } = request
  logRequest({ requestId, method, route: patternOf(target.url), status: 308, durationMs: 0 })
  const headers = { location, [requestIdHeader]: requestId, 'cache-control': 'private, no-store' }
  await send(new Response(null, { status: 308, headers }), response)
}

function hostsIn({ rawHeaders }: IncomingMessage) {
  return rawHeaders.filter((text, index) => index % 2 === 0 && text.toLowerCase() === 'host').length
}
