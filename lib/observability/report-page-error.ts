import 'server-only'
import { reportError } from './report'
import { requestIdHeader, requestIdOf } from './request-id'

type Failed = { method: string; route: string; headers: NodeJS.Dict<string | string[]> }

/** Uses the request id that proxy.ts gave to the page and its client. */
export function reportPageError(error: unknown, { method, route, headers }: Failed): void {
  const requestId = requestIdOf(headers[requestIdHeader])
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : undefined
  // Next names an action's page by its file, and the page itself by its path.
  reportError(error, { requestId, method, route: route.replace(/\/page$/, '') || '/', digest })
}
