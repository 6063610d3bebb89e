import 'server-only'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { logRequest } from '@/lib/observability/access-log'
import { patternOf } from './request-target'

/** nginx calls it so too. */
const CLIENT_LEFT = 499

/** Writes the log line of a page once it is answered, or its visitor has gone. */
export function logPage(request: IncomingMessage, response: ServerResponse, requestId: string): void {
  const startedAt = performance.now()
  const { method = '', url = '' } = request
  response.once('close', () =>
    logRequest({
      requestId,
      method,
      route: patternOf(url),
      status: response.headersSent ? response.statusCode : CLIENT_LEFT,
      durationMs: Math.round(performance.now() - startedAt),
    }),
  )
}
