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
  keyPrefix?: string | undefined
  workspaceId?: string | undefined
  errorCode?: string | undefined
}

export function logRequest(line: RequestLine): void {
  log[levelOf(line.status)](line, 'request')
}

function levelOf(status: number) {
  if (status >= 500) return 'error'
  return status >= 400 ? 'warn' : 'info'
}
