import type { Caller } from '@/lib/auth/caller'
import type { RequestCharge } from '@/lib/limits/request-charge'

export type Exchange = {
  request: Request
  requestId: string
  headers: Headers
  route: string
  caller?: Caller
  charge?: RequestCharge
  workspaceId?: string
  /** Parsed. */
  body?: unknown
  /** Browsers call the route by themselves, in floods, so an answer below 500 has no line. */
  isQuiet?: boolean
}
