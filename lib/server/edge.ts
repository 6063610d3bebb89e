import 'server-only'
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import { log } from '@/lib/observability/log'
import { requestIdHeader, requestIdOf } from '@/lib/observability/request-id'
import type { Admission } from './admission'
import { type Exchange, pathOf } from './exchange'
import { type Handlers, serve } from './handlers'
import { answerMalformed } from './malformed'
import { busy, redirect, refusalOf, refuse } from './refusals'
import { dropForeign, fillIn } from './request-headers'
import { readTarget, tidied } from './request-target'

/** Answered at capacity too: a balancer that loses an instance under load hands its load to the others. */
const PROBES = ['/api/health', '/api/ready']
/** A page costs several times the CPU time of an API request. */
const PAGE_WEIGHT = 4
/** A whole request, body included, arrives within this time. The longest body has 100 kB: files go to Storage. */
const REQUEST_WITHIN_MS = 30_000
const HEADERS_WITHIN_MS = 15_000
const LOOK_FOR_LATE_MS = 2_000

type Behind = Handlers & { admission: Admission; isClosing: () => boolean; keepAliveMs: number }

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
  const isClosing = behind.isClosing()
  if (isClosing) response.shouldKeepAlive = false
  const exchange = readExchange(request, response)

  const refusal = refusalOf(exchange, isClosing)
  if (refusal) return refuse(exchange, refusal)
  const { url, kind } = exchange.target
  const tidy = tidied(url)
  if (tidy !== url) return redirect(exchange, tidy)
  request.url = tidy
  dropForeign(request, kind)
  fillIn(request)

  const work = () => serve(behind, exchange)
  if (kind === 'file' || PROBES.includes(pathOf(exchange) ?? '')) return work()
  const isAdmitted = await behind.admission.run(kind === 'page' ? PAGE_WEIGHT : 1, work)
  if (!isAdmitted) await refuse(exchange, busy())
}

/** Gives the request its id, under which everybody behind the edge knows it. */
function readExchange(request: IncomingMessage, response: ServerResponse): Exchange {
  const requestId = requestIdOf(request.headers[requestIdHeader])
  request.headers[requestIdHeader] = requestId
  const target = readTarget(request.url) ?? { kind: 'api', url: '/api', isBroken: true }
  return { request, response, target, requestId }
}
