import 'server-only'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { requestIdHeader } from '@/lib/observability/request-id'
import { apiHeaders } from './answer'
import type { Entry } from './api-entries'
import { showBareRefusals } from './bare-refusals'
import { codeAnswer, nameNoCoding } from './content-coding'
import type { Exchange } from './exchange'
import { logPage } from './page-line'
import { keepRouterOutOfVary } from './router-vary'

/** The time in which abandoned work still takes room. */
const ABANDONED_MS = 1_000

export type Handlers = {
  pages: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  entryOf: (url: string) => Entry | undefined
  /** Gets what goes on after an answer. */
  waitUntil: (work: Promise<unknown>) => void
}

/** Resolves with the answer, or a while after its client has left: Next then goes on waiting for an answer that cannot end. */
export async function serve(handlers: Handlers, exchange: Exchange): Promise<void> {
  const { response } = exchange
  const left = new Promise<void>((resolve) => {
    if (response.destroyed) resolve()
    response.once('close', resolve)
  })
  const abandoned = left.then(() => sleep(ABANDONED_MS, undefined, { ref: false }))
  await Promise.race([handle(handlers, exchange), abandoned])
}

async function handle(handlers: Handlers, exchange: Exchange): Promise<void> {
  const { request, response, target, requestId } = exchange
  if (target.kind === 'api') return handleApi(handlers, exchange)
  if (target.kind === 'page') {
    logPage(request, response, requestId)
    showBareRefusals(request, response)
    response.setHeader(requestIdHeader, requestId)
  }
  await handlers.pages(request, response)
}

async function handleApi({ pages, entryOf, waitUntil }: Handlers, { request, response, target }: Exchange) {
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
