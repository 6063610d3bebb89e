import { type AuthError, isAuthRetryableFetchError } from '@supabase/supabase-js'
import { AppError } from '@/lib/errors'
import { log } from '@/lib/observability/log'

/** A minute restores at least six of the thirty attempts that Supabase Auth allows an address. */
const TOO_MANY_RETRY_SECONDS = 60
const OUTAGE_RETRY_SECONDS = 2
const TOO_MANY_REQUESTS = 429

/** Refusals of our configuration or of Auth's state are `unavailable`: https://supabase.com/docs/guides/auth/debugging/error-codes */
export function refuse(error: AuthError): never {
  if (isOutage(error)) throw outage(error)
  if (isSignedOut(error)) throw new AppError('unauthenticated', 'Sign in to continue.', { cause: error })

  switch (error.code) {
    case 'invalid_credentials':
    case 'user_banned':
    case 'email_not_confirmed':
      throw new AppError('unauthenticated', 'The email address or the password is wrong.', {
        cause: error,
      })
    case 'email_address_invalid':
      throw refusedField('email', 'We cannot send email to this address.', error)
    case 'weak_password':
      throw refusedField('password', 'This password is too easy to guess. Choose another.', error)
    case 'same_password':
      throw refusedField('password', 'Choose a password that differs from the current one.', error)
    case 'reauthentication_needed':
      throw new AppError('forbidden', 'Sign in again to do this.', { cause: error })
    case 'insufficient_aal':
      throw new AppError('factor_required', 'Sign in with your second factor to do this.', { cause: error })
    default:
      // The error's own words may contain the address.
      log.error({ reason: error.code, status: error.status }, 'the auth server refused what nobody foresaw')
      throw unreachable()
  }
}

export function refuseAddress(error: AuthError): never {
  if (!isOutage(error) && error.code === 'validation_failed') {
    throw refusedField('email', 'We cannot send email to this address.', error)
  }
  refuse(error)
}

const sessionIsOver = new Set([
  'session_not_found',
  'session_expired',
  'user_not_found',
  'refresh_token_not_found',
])

function isSignedOut({ name, code = '' }: AuthError) {
  return name === 'AuthSessionMissingError' || sessionIsOver.has(code)
}

/** True if the auth server, or a gateway before it, would have refused any other request too. */
export function isOutage(error: AuthError): boolean {
  const { status = 0 } = error
  if (isAuthRetryableFetchError(error) || status === TOO_MANY_REQUESTS || status >= 500) return true
  // Errors of the auth server have a code. Of the two without, one says that nobody is signed in.
  return error.code === undefined && error.name !== 'AuthSessionMissingError'
}

function outage(cause: AuthError): AppError {
  if (cause.code === 'over_request_rate_limit') {
    return new AppError('unavailable', 'Too many attempts. Please wait a minute and try again.', {
      cause,
      retryAfterSeconds: TOO_MANY_RETRY_SECONDS,
    })
  }
  return unreachable(cause)
}

export function unreachable(cause?: AuthError): AppError {
  return new AppError('unavailable', 'Sign-in is unavailable right now. Please try again in a moment.', {
    cause,
    retryAfterSeconds: OUTAGE_RETRY_SECONDS,
  })
}

// Auth answers these for known addresses only, or for unknown ones only, so each reveals whether an account exists.
const tellsWhetherKnown = new Set([
  'user_already_exists',
  'email_exists',
  'user_not_found',
  'otp_disabled',
  'signup_disabled',
])

const mailsStandStill = new Set([
  'over_email_send_rate_limit',
  'email_address_not_authorized',
  'hook_timeout',
  'hook_timeout_after_retry',
  'hook_payload_over_size_limit',
  'hook_payload_invalid_content_type',
])

/** Hides whether the address has an account. Logs an error and throws `unavailable` when the project sends no mails at all. */
export function hideWhetherKnown(error: AuthError | null): void {
  if (!error) return
  const { code = '' } = error
  if (tellsWhetherKnown.has(code) || isTooSoon(error)) {
    log.info({ reason: code }, 'a mail was not sent')
    return
  }
  if (!mailsStandStill.has(code)) refuseAddress(error)
  log.error({ reason: code }, 'the project sends no mails')
  throw unreachable()
}

/** One code covers two limits, and this sentence tells that of one address: https://supabase.com/docs/guides/auth/rate-limits */
function isTooSoon({ code, message }: AuthError) {
  return code === 'over_email_send_rate_limit' && message.startsWith('For security purposes')
}

export function refusedField(path: string, message: string, cause: unknown): AppError {
  return new AppError('invalid_request', message, { details: [{ path, message }], cause })
}
