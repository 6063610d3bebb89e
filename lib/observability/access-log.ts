import 'server-only'
import { log } from './log'

type RequestLine = {
  requestId: string
  method: string
  route: string
  status: number
  durationMs: number
  userId?: string | undefined
  via?: 'cookie' | 'bearer' | 'key' | undefined
  /** The beginning of the API key, as its list shows it. */
  keyPrefix?: string | undefined
  workspaceId?: string | undefined
  errorCode?: string | undefined
}

/** One line per API request: what was asked, who asked, what came of it. Our failures are errors, the caller's are warnings. */
export function logRequest(line: RequestLine): void {
  log[levelOf(line.status)](line, 'request')
}

function levelOf(status: number) {
  if (status >= 500) return 'error'
  return status >= 400 ? 'warn' : 'info'
}
