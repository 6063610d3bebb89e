import 'server-only'
import type { Server } from 'node:http'
import { Server as Listener } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { log } from '@/lib/observability/log'

/** A process ends within this time of its signal: Kubernetes kills after 30 seconds. */
const SHUTDOWN_WITHIN_MS = 25_000

/** The time for requests on connections that were opened last. */
const LAST_ARRIVALS_MS = 250

type Options = {
  server: Server
  /** The time in which a load balancer learns that this instance takes no more: requests are served, each on a connection that ends. */
  noticeMs: number
  /** The ends of work after the answers, and then of what it used. */
  steps: (() => Promise<unknown>)[]
}

/** Nothing that was accepted is lost, unless it takes longer than the time that is left. */
export async function shutDown({ server, noticeMs, steps }: Options): Promise<void> {
  const deadline = AbortSignal.timeout(SHUTDOWN_WITHIN_MS)
  await sleep(noticeMs, undefined, { signal: deadline }).catch(() => {})

  // An HTTP server that closes also cuts connections whose first request is still on its way.
  const closed = new Promise((resolve) => Listener.prototype.close.call(server, resolve))
  // A kept connection becomes idle when the last answer on it is sent.
  const closing = setInterval(() => server.closeIdleConnections(), LAST_ARRIVALS_MS)
  void closed.then(() => clearInterval(closing))
  await within(deadline, closed, () => {
    log.error('requests are cut off, because they took longer than a shutdown may')
    server.closeAllConnections()
  })
  for (const step of steps) await within(deadline, step(), () => log.error('work after an answer is cut off'))
}

async function within(deadline: AbortSignal, work: Promise<unknown>, late: () => void) {
  const ended = new Promise<'late'>((resolve) => {
    if (deadline.aborted) resolve('late')
    deadline.addEventListener('abort', () => resolve('late'), { once: true })
  })
  const settled = work.catch((error: unknown) => log.error({ error }, 'a step of the shutdown failed'))
  if ((await Promise.race([settled, ended])) === 'late') late()
}
