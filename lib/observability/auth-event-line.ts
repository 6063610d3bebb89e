import 'server-only'
import { log } from './log'

/** Alerts count these, so each is a warning. */
export const failedAuthEvents = [
  'sign_in_failed',
  'link_refused',
  'provider_refused',
  'passkey_refused',
  'code_refused',
] as const

/** Every event that a line `auth event` may name, which docs/operations.md lists too. */
export const authLineEvents = [
  'signed_in',
  'signed_out',
  'session_ended',
  'password_reset_requested',
  'password_changed',
  'email_changed',
  'code_confirmed',
  'factor_added',
  'factor_removed',
  'recovery_codes_created',
  'recovery_code_used',
  'identity_added',
  'identity_removed',
  'passkey_added',
  'passkey_removed',
  'viewed_by_operator',
  'account_removed',
  ...failedAuthEvents,
] as const
export type AuthLineEvent = (typeof authLineEvents)[number]

type Circumstances = { requestId: string; userId?: string | undefined; ipAddress?: string | undefined }

const failures: ReadonlySet<AuthLineEvent> = new Set(failedAuthEvents)

export function logAuthEvent(event: AuthLineEvent, { requestId, userId, ipAddress }: Circumstances): void {
  log[failures.has(event) ? 'warn' : 'info']({ requestId, event, userId, ipAddress }, 'auth event')
}
