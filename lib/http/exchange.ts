import type { Caller } from '@/lib/auth/caller'
import type { RequestCharge } from '@/lib/limits/request-charge'

/** State of one request while it is answered. The log line and the error report are written from it. */
export type Exchange = {
  request: Request
  requestId: string
  /** Headers of the answer, be it a success or a failure. */
  headers: Headers
  route: string
  caller?: Caller
  /** What the request takes from its allowances, where it is limited. */
  charge?: RequestCharge
  workspaceId?: string
}
