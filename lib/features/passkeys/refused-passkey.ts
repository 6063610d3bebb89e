import { isAuthError } from '@supabase/supabase-js'
import { refuse } from '@/lib/auth/refusals'
import { AppError } from '@/lib/errors'
import { log } from '@/lib/observability/log'

export function requirePasskeys(isOn: boolean): void {
  if (!isOn) throw new AppError('not_found', 'This site has no passkeys.')
}

export function refusePasskey(error: unknown): never {
  if (!isAuthError(error)) throw error
  switch (error.code) {
    case 'webauthn_challenge_not_found':
    case 'webauthn_challenge_expired':
      throw refused('This took too long. Please try again.', error)
    case 'webauthn_verification_failed':
    case 'user_banned':
    case 'email_not_confirmed':
    case 'phone_not_confirmed':
      throw refused('This passkey was not accepted. Try another one, or another way.', error)
    case 'passkey_disabled':
      log.error({ reason: error.code }, 'PASSKEYS is on, and the project has no passkeys')
      throw new AppError('unavailable', 'Passkeys are unavailable right now. Please choose another way.', {
        cause: error,
      })
    case 'webauthn_credential_exists':
      throw new AppError('conflict', 'This passkey is already set up.', { cause: error })
    case 'too_many_passkeys':
      throw new AppError('conflict', 'You have as many passkeys as possible. Remove one first.', {
        cause: error,
      })
    default:
      refuse(error)
  }
}

export function refused(message: string, cause?: unknown): AppError {
  return new AppError('invalid_request', message, { cause })
}
