import 'server-only'
import { after } from 'next/server'
import { env } from '@/lib/env'
import { log } from './log'
import { type ErrorContext, sendToSentry } from './sentry'

// Next reports one error again for every component that it fails.
const reported = new WeakSet<object>()

/** Writes one line and, with Sentry, sends one event. Never throws and never delays the response. */
export function reportError(error: unknown, context: ErrorContext): void {
  try {
    if (error instanceof Object && reported.has(error)) return
    if (error instanceof Object) reported.add(error)
    log.error({ ...context, error }, 'unexpected error')
    if (env.SENTRY_DSN) keepAlive(sendToSentry(env.SENTRY_DSN, error, context))
  } catch {
    // A second error would only hide the failure that the caller handles.
  }
}

/** Keeps a shutdown, or a function that freezes after its response, waiting for the event. */
function keepAlive(sending: Promise<void>) {
  const settled = sending.catch((cause: unknown) => log.warn({ error: cause }, 'sentry is unreachable'))
  try {
    after(settled)
  } catch {
    // Outside a request there is nothing to prolong.
  }
}
