import type { Caller } from '@/lib/auth/caller'
import type { RequestCharge } from '@/lib/limits/request-charge'

/** State of one request. The log line and the error report are written from it. */
export type Exchange = {
  request: Request
  requestId: string
  /** Headers of the answer, on success and on failure. */
  headers: Headers
  route: string
  caller?: Caller
  charge?: RequestCharge
  workspaceId?: string
  /** Browsers call the route by themselves, in floods, so an answer below 500 has no line. */
  isQuiet?: boolean
}
