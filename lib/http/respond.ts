import { AppError, namingField, ourFault } from '@/lib/errors'
import { logRequest } from '@/lib/observability/access-log'
import { log } from '@/lib/observability/log'
import { reportError } from '@/lib/observability/report'
import { requestIdFrom } from '@/lib/observability/request-id'
import { shareAnswer } from './cors'
import { failure } from './envelope'
import type { Exchange } from './exchange'
import { requireAccepted } from './negotiation'
import { announceLimits } from './rate-limits'

/** The only catch of the API, with one log line and one report per request. The client must accept `type`. */
export async function respond(
  request: Request,
  route: string,
  work: (exchange: Exchange) => Promise<Response>,
  type?: string,
): Promise<Response> {
  const startedAt = performance.now()
  const exchange: Exchange = {
    request,
    requestId: requestIdFrom(request.headers),
    headers: new Headers(),
    route,
  }

  const [response, error] = await settle(exchange, work, type)
  await announceLimits(exchange, response.headers)
  shareAnswer(request, response.headers)

  if (exchange.isQuiet && response.status < 500) return response
  logRequest({
    requestId: exchange.requestId,
    method: request.method,
    route,
    status: response.status,
    durationMs: Math.round(performance.now() - startedAt),
    userId: exchange.caller?.userId ?? undefined,
    via: exchange.caller?.via,
    keyPrefix: exchange.caller?.via === 'key' ? exchange.caller.key.prefix : undefined,
    workspaceId: exchange.workspaceId,
    errorCode: error?.code,
  })
  return response
}

async function settle(
  exchange: Exchange,
  work: (exchange: Exchange) => Promise<Response>,
  type: string | undefined,
): Promise<[Response, AppError?]> {
  try {
    requireAccepted(exchange.request, type)
    return [await work(exchange)]
  } catch (thrown) {
    const error = thrown instanceof AppError ? namingField(thrown, exchange.body) : ourFault(thrown)
    if (error.code === 'internal' || error.isUnforeseen) report(error.cause, exchange)
    if (error.code === 'unavailable' && !error.isLogged)
      log.warn({ requestId: exchange.requestId, error }, 'unavailable')
    return [failure(error, exchange), error]
  }
}

function report(cause: unknown, { request, requestId, route, caller, workspaceId }: Exchange) {
  reportError(cause, {
    requestId,
    method: request.method,
    route,
    userId: caller?.userId ?? undefined,
    workspaceId,
  })
}
