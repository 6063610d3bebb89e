import { projectConfig } from '../../stack/config.ts'
import { type Check, finding } from '../check.ts'
import { atLeast, breaches, is } from '../settings.ts'

const PASSWORDS = 'https://supabase.com/docs/guides/auth/password-security'

export const passwords: Check[] = [
  {
    id: 'passwords.length',
    title: 'A password is as long as supabase/config.toml and the forms ask for.',
    why: 'Auth is reached past our forms, so the rule has to be Auth’s own.',
    mend: 'Authentication → Sign In / Providers → Email → Minimum password length, as minimum_password_length in supabase/config.toml.',
    link: `${PASSWORDS}#password-strength-and-leaked-password-protection`,
    needs: ['SUPABASE_ACCESS_TOKEN'],
    run: async (target) =>
      finding(
        ...breaches(await target.authSettings(), {
          password_min_length: atLeast(projectConfig().auth.minimum_password_length),
        }),
      ),
  },
  {
    id: 'passwords.leaked',
    title: 'A password that is known from a leak is refused.',
    why: 'Lists of such passwords are tried first, everywhere.',
    mend: 'Authentication → Sign In / Providers → Email → Prevent use of leaked passwords. It needs the Pro plan.',
    link: `${PASSWORDS}#password-strength-and-leaked-password-protection`,
    needs: ['SUPABASE_ACCESS_TOKEN'],
    run: async (target) =>
      finding(...breaches(await target.authSettings(), { password_hibp_enabled: is(true) })),
  },
  {
    id: 'passwords.current',
    title: 'A new password needs the current one.',
    why: 'Else whoever finds an open browser, or an access token, takes the account for good, past our forms.',
    mend: 'Authentication → Sign In / Providers → Email → Require current password when updating.',
    link: `${PASSWORDS}#require-current-password-when-changing-password`,
    needs: ['SUPABASE_ACCESS_TOKEN'],
    run: async (target) =>
      finding(
        ...breaches(await target.authSettings(), {
          security_update_password_require_current_password: is(true),
        }),
      ),
  },
]
