import 'server-only'
import { env } from '@/lib/env'
import { sentryOptions } from './sentry-options'
import { inOurSources } from './source-maps'

export type ErrorContext = {
  requestId: string
  method?: string | undefined
  route?: string | undefined
  userId?: string | undefined
  workspaceId?: string | undefined
  digest?: string | undefined
}

type Loaded = typeof import('@sentry/nextjs') & { default?: typeof import('@sentry/nextjs') }

// Long enough for one event on a slow line, short enough for every platform's grace period.
const FLUSH_TIMEOUT_MS = 2_000

/** Instruments nothing, so a request costs nothing more: https://docs.sentry.io/platforms/javascript/guides/nextjs/manual-setup/ */
export async function startSentry(dsn: string) {
  const loaded: Loaded = await import('@sentry/nextjs')
  // Node, which runs the worker, finds the package's names in its default export alone.
  const sentry = loaded.default ?? loaded
  if (sentry.isInitialized()) return sentry

  sentry.init({
    ...sentryOptions,
    dsn,
    environment: env.SENTRY_ENVIRONMENT,
    stackParser: (stack, skipFirstLines) => sentry.defaultStackParser(inOurSources(stack), skipFirstLines),
    enableOpenTelemetrySetup: false,
    enableRuntimeChannelInjection: false,
    integrations: [
      sentry.eventFiltersIntegration(),
      sentry.functionToStringIntegration(),
      sentry.linkedErrorsIntegration(),
      sentry.contextLinesIntegration(),
      sentry.onUncaughtExceptionIntegration(),
      sentry.onUnhandledRejectionIntegration(),
    ],
  })
  process.once('SIGTERM', () => void sentry.flush(FLUSH_TIMEOUT_MS))
  return sentry
}

/** Resolves once the event is out, or after 2 seconds. The context never touches a shared scope. */
export async function sendToSentry(dsn: string, error: unknown, context: ErrorContext): Promise<void> {
  const { requestId, method, route, userId, workspaceId, digest } = context
  const sentry = await startSentry(dsn)

  sentry.captureException(error, {
    mechanism: { type: 'generic', handled: false },
    captureContext: (scope) => {
      // Without instrumentation every event would share the process's trace.
      scope.setPropagationContext({ traceId: crypto.randomUUID().replaceAll('-', ''), sampleRand: 0 })
      scope.setTags({ request_id: requestId, workspace_id: workspaceId, digest })
      if (method && route) scope.setTransactionName(`${method} ${route}`)
      if (userId) scope.setUser({ id: userId })
      return scope
    },
  })
  await sentry.flush(FLUSH_TIMEOUT_MS)
}
