import 'server-only'
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '@/lib/errors'
import { logRequest } from '@/lib/observability/access-log'
import { log } from '@/lib/observability/log'
import { requestIdFrom, requestIdHeader } from '@/lib/observability/request-id'
import type { Admission } from './admission'
import { apiHeaders, refusedAsPage, refusedByApi, send } from './answer'
import type { Entry } from './api-entries'
import { codeAnswer, nameNoCoding } from './content-coding'
import { answerMalformed } from './malformed'
import { logPage } from './page-line'
import { patternOf, readTarget, type Target, tidied } from './request-target'
import { dropForeign, fillIn } from './request-headers'
import { keepRouterOutOfVary } from './router-vary'

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
const LIVENESS = '/api/health'
const READINESS = '/api/ready'
/** A page costs several times the CPU time of an API request. */
const PAGE_WEIGHT = 4
const RETRY_AFTER_SECONDS = 1
/** A whole request, body included, arrives within this time. The longest body has 100 kB: files go to Storage. */
const REQUEST_WITHIN_MS = 30_000
const HEADERS_WITHIN_MS = 15_000
const LOOK_FOR_LATE_MS = 2_000

/** The time in which abandoned work still takes room. */
const ABANDONED_MS = 1_000

export type Behind = {
  pages: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  entryOf: (url: string) => Entry | undefined
  /** Gets what goes on after an answer. */
  waitUntil: (work: Promise<unknown>) => void
  admission: Admission
  isClosing: () => boolean
  keepAliveMs: number
}

type Exchange = { request: IncomingMessage; response: ServerResponse; target: Target; requestId: string }

/** Meets every request before Next does: what it refuses has the envelope, an id, the security headers and one log line. */
export function createEdge(behind: Behind): Server {
  const listener: RequestListener = (request, response) =>
    void meet(behind, request, response).catch((error: unknown) => breakOff(response, error))
  const server = createServer(
    {
      keepAliveTimeout: behind.keepAliveMs,
      requestTimeout: REQUEST_WITHIN_MS,
      headersTimeout: HEADERS_WITHIN_MS,
      connectionsCheckingInterval: LOOK_FOR_LATE_MS,
      requireHostHeader: false,
      // Such a request is answered over HTTP/1.1: https://www.rfc-editor.org/rfc/rfc9110#name-upgrade
      shouldUpgradeCallback: () => false,
    },
    listener,
  )
  // An unknown expectation may be ignored. Node would answer it without an envelope.
  server.on('checkExpectation', listener)
  answerMalformed(server)
  return server
}

/** A fault of ours. Handlers answer their own, so nothing can be said about this request. */
function breakOff(response: ServerResponse, error: unknown): void {
  log.error({ error }, 'unexpected error')
  response.destroy()
}

async function meet(behind: Behind, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (behind.isClosing()) response.shouldKeepAlive = false
  const target = readTarget(request.url)
  const requestId = requestIdFrom(new Headers(known(request)))
  request.headers[requestIdHeader] = requestId
  const exchange = {
    request,
    response,
    target: target ?? { kind: 'api', url: '/api', isBroken: true },
    requestId,
  } as const

  const refusal = refusalOf(behind, exchange)
  if (refusal) return refuse(exchange, refusal)
  const tidy = tidied(exchange.target.url)
  if (tidy !== exchange.target.url) return redirect(exchange, tidy)
  request.url = tidy
  dropForeign(request, exchange.target.kind)
  fillIn(request)

  const work = () => whileAsked(response, serve(behind, exchange))
  if (exchange.target.kind === 'file' || pathOf(exchange) === LIVENESS) return work()
  const weight = exchange.target.kind === 'page' ? PAGE_WEIGHT : 1
  if (!(await behind.admission.run(weight, work))) await refuse(exchange, busy())
}

/** Resolves with the work, or a while after its client has left: Next then goes on waiting for an answer that cannot end. */
async function whileAsked(response: ServerResponse, work: Promise<void>): Promise<void> {
  const left = response.destroyed ? Promise.resolve() : once(response, 'close')
  await Promise.race([work, left.then(() => sleep(ABANDONED_MS, undefined, { ref: false }))])
}

function refusalOf({ isClosing }: Behind, exchange: Exchange): AppError | undefined {
  const { request, target } = exchange
  if (!METHODS.includes(request.method ?? ''))
    return new AppError('method_not_allowed', `This server supports ${METHODS.join(', ')}.`)
  const hosts = hostsIn(request)
  if (hosts > 1 || (hosts === 0 && request.httpVersion === '1.1'))
    return new AppError('malformed', 'A request names its host once.')
  if (target.kind === 'api' && target.isBroken)
    return new AppError('malformed', 'The address is not valid UTF-8, percent-encoded.')
  if (isClosing() && pathOf(exchange) === READINESS)
    return new AppError('unavailable', 'Not ready to serve.', {
      details: [{ path: 'process', message: 'Shutting down.' }],
      retryAfterSeconds: RETRY_AFTER_SECONDS,
      isLogged: true,
    })
  return undefined
}

const busy = () =>
  new AppError('unavailable', 'The service is busy.', {
    retryAfterSeconds: RETRY_AFTER_SECONDS,
    isLogged: true,
  })

async function serve(behind: Behind, exchange: Exchange): Promise<void> {
  const { request, response, target, requestId } = exchange
  if (target.kind === 'api') return serveApi(behind, exchange)
  if (target.kind === 'page') {
    logPage(request, response, requestId)
    response.setHeader(requestIdHeader, requestId)
  }
  await behind.pages(request, response)
}

async function serveApi({ pages, entryOf, waitUntil }: Behind, { request, response, target }: Exchange) {
  const entry = entryOf(target.url)
  if (!entry) {
    keepRouterOutOfVary(response)
    // The router would give a coded answer the tag of the plain one.
    nameNoCoding(request)
    delete request.headers['accept-encoding']
    await pages(request, response)
    return
  }
  codeAnswer(request, response)
  for (const [name, value] of apiHeaders) response.setHeader(name, value)
  await entry(request, response, { waitUntil })
}

async function refuse({ request, response, target, requestId }: Exchange, error: AppError): Promise<void> {
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
  // The rest of a body is not waited for.
  if (!request.complete) response.shouldKeepAlive = false
  await send(answer, response)
}

async function redirect({ request, response, target, requestId }: Exchange, location: string): Promise<void> {
  const { method = '' } = request
  logRequest({ requestId, method, route: patternOf(target.url), status: 308, durationMs: 0 })
  const headers = { location, [requestIdHeader]: requestId, 'cache-control': 'private, no-store' }
  await send(new Response(null, { status: 308, headers }), response)
}

function hostsIn({ rawHeaders }: IncomingMessage) {
  return rawHeaders.filter((text, index) => index % 2 === 0 && text.toLowerCase() === 'host').length
}

function pathOf({ target }: Exchange) {
  return target.url.split('?')[0]
}

function known({ headers }: IncomingMessage): [string, string][] {
  const id = headers[requestIdHeader]
  return typeof id === 'string' ? [[requestIdHeader, id]] : []
}
