import 'server-only'
import { after } from 'next/server'
import { env } from '@/lib/env'
import { log } from './log'
import { type ErrorContext, sendToSentry } from './sentry'

// Next reports one error again for every component that it fails.
const reported = new WeakSet<object>()

/** Writes one line and, when Sentry is configured, sends one event. It never throws and never holds up the response. */
export function reportError(error: unknown, context: ErrorContext): void {
  try {
    if (error instanceof Object && reported.has(error)) return
    if (error instanceof Object) reported.add(error)
    log.error({ ...context, error }, 'unexpected error')
    if (env.SENTRY_DSN) keepAlive(sendToSentry(env.SENTRY_DSN, error, context))
  } catch {
    // The caller is already handling a failure: a second one would only hide it.
  }
}

/** Lets a shutdown, or a function that freezes after its response, wait until the event is out. */
function keepAlive(sending: Promise<void>) {
  const settled = sending.catch((cause: unknown) => log.warn({ error: cause }, 'sentry is unreachable'))
  try {
    after(settled)
  } catch {
    // Outside a request there is nothing to prolong.
  }
}
