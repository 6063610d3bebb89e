import type { Instrumentation } from 'next'

/** Runs before the first request: a server that lacks a variable stops here with the list of what is missing. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { env } = await import('@/lib/env').catch(stop)
  if (!env.SENTRY_DSN) return

  const { startSentry } = await import('@/lib/observability/sentry')
  await startSentry(env.SENTRY_DSN)
}

/** Reports what failed while a page, a Server Action or the proxy ran; the API reports its own failures. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { reportError } = await import('@/lib/observability/report')
  const { requestIdFrom, requestIdHeader } = await import('@/lib/observability/request-id')

  const id = request.headers[requestIdHeader]
  const headers = new Headers(typeof id === 'string' ? { [requestIdHeader]: id } : {})
  reportError(error, { requestId: requestIdFrom(headers), method: request.method, route: context.routePath })
}

function stop(error: unknown): never {
  const isEnvError = error instanceof Error && error.name === 'EnvError'
  process.stderr.write(`${isEnvError ? error.message : String(error)}\n`)
  process.exit(1)
}
