import { type Fault, setting } from '../planting'

export const passwordsFaults: Record<string, Fault[]> = {
  'passwords.length': [setting('password_min_length', 6, 'password_min_length is 6 and must be 10 or more.')],
  'passwords.leaked': [setting('password_hibp_enabled', false, /^password_hibp_enabled is false/)],
  'passwords.current': [
    setting('security_update_password_require_current_password', false, /_current_password is false/),
    setting('security_update_password_require_current_password', undefined, /_current_password is not told/),
  ],
}
