import { type AuthError, isAuthRetryableFetchError } from '@supabase/supabase-js'
import { AppError } from '@/lib/errors'

/**
 * Names the refusals of the auth server that a person can act on; any other is thrown as it is, unexpected.
 * https://supabase.com/docs/guides/auth/debugging/error-codes
 */
export function refuse(error: AuthError): never {
  if (isAuthRetryableFetchError(error)) {
    throw new AppError('unavailable', 'Accounts cannot be reached right now. Please try again in a moment.', {
      cause: error,
      retryAfterSeconds: 2,
    })
  }

  switch (error.code) {
    case 'invalid_credentials':
    case 'user_banned':
      throw new AppError('unauthenticated', 'This e-mail address and password do not belong together.', {
        cause: error,
      })
    case 'email_not_confirmed':
      throw new AddressUnconfirmed(error)
    case 'over_request_rate_limit':
      throw new AppError('forbidden', 'That were many attempts. Please wait a minute, then try again.', {
        cause: error,
      })
    case 'signup_disabled':
      throw new AppError('forbidden', 'New accounts are not open at the moment.', { cause: error })
    case 'email_address_invalid':
      throw refusedField('email', 'Mail cannot be sent to this address.', error)
    case 'weak_password':
      throw refusedField('password', 'This password is too easy to guess. Choose another.', error)
    case 'same_password':
      throw refusedField('password', 'Choose a password that differs from the old one.', error)
    default:
      throw error
  }
}

/** The auth server says so only to who knows the password. */
export class AddressUnconfirmed extends AppError {
  constructor(cause: unknown) {
    super('forbidden', 'Confirm your e-mail address first: the link is in your mailbox.', { cause })
  }
}

export function refusedField(path: string, message: string, cause: unknown): AppError {
  return new AppError('invalid_request', message, { details: [{ path, message }], cause })
}
