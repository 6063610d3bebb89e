import { projectConfig } from '../../stack/config.ts'
import { type Check, finding } from '../check.ts'
import { atLeast, breaches, is } from '../settings.ts'

const PASSWORDS = 'https://supabase.com/docs/guides/auth/password-security'

export const passwords: Check[] = [
  {
    id: 'passwords.length',
    title: 'The minimum length of passwords matches supabase/config.toml and the forms.',
    why: 'Clients can call Auth directly, so Auth has to enforce the rule.',
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
    title: 'Auth refuses leaked passwords.',
    why: 'Attackers try lists of leaked passwords first.',
    mend: 'Authentication → Sign In / Providers → Email → Prevent use of leaked passwords. It needs the Pro plan.',
    link: `${PASSWORDS}#password-strength-and-leaked-password-protection`,
    needs: ['SUPABASE_ACCESS_TOKEN'],
    run: async (target) =>
      finding(...breaches(await target.authSettings(), { password_hibp_enabled: is(true) })),
  },
  {
    id: 'passwords.current',
    title: 'A new password needs the current one.',
    why: 'Otherwise an open browser or a stolen access token is enough to take the account over.',
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
