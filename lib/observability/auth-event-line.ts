import 'server-only'
import { log } from './log'

type Circumstances = { requestId: string; userId?: string | undefined; ipAddress?: string | undefined }

/** One line for each step into or out of an account that the app itself takes. A failure is a warning, to be counted. */
export function logAuthEvent(event: string, { requestId, userId, ipAddress }: Circumstances): void {
  log[event === 'sign_in_failed' ? 'warn' : 'info']({ requestId, event, userId, ipAddress }, 'auth event')
}
