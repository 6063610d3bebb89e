import type { AccountNotice } from './account-notice'
import { emailChanged } from './email-changed'
import type { Mail } from './mail'
import { newSignIn } from './new-sign-in'
import { passwordChanged } from './password-changed'
import { signInChanged } from './sign-in-changed'
import { signedOutByOperator } from './signed-out-by-operator'
import { viewedByOperator } from './viewed-by-operator'

type About = Omit<AccountNotice, 'at' | 'notice'> & { at: Date }

const letters: Record<AccountNotice['notice'], (about: About) => Mail> = {
  password_changed: ({ to, locale, at }) => passwordChanged({ to, locale, at }),
  email_changed: ({ to, locale, at }) => emailChanged({ to, locale, at }),
  factor_added: ({ to, locale, at }) => signInChanged({ to, locale, at, change: 'mfa_factor_enrolled' }),
  factor_removed: ({ to, locale, at }) => signInChanged({ to, locale, at, change: 'mfa_factor_unenrolled' }),
  identity_added: ({ to, locale, at }) => signInChanged({ to, locale, at, change: 'identity_linked' }),
  identity_removed: ({ to, locale, at }) => signInChanged({ to, locale, at, change: 'identity_unlinked' }),
  recovery_code_used: ({ to, locale, at }) => signInChanged({ to, locale, at, change: 'recovery_code_used' }),
  factors_reset: ({ to, locale, at }) => signInChanged({ to, locale, at, change: 'factors_reset' }),
  new_device: ({ to, locale, at, userAgent, ipAddress }) =>
    newSignIn({ to, locale, at, userAgent, ipAddress }),
  passkey_added: ({ to, locale, at }) => signInChanged({ to, locale, at, change: 'passkey_added' }),
  passkey_removed: ({ to, locale, at }) => signInChanged({ to, locale, at, change: 'passkey_removed' }),
  signed_out_by_operator: ({ to, locale, at }) => signedOutByOperator({ to, locale, at }),
  viewed_by_operator: ({ to, locale, at, operatorName = '', reason = '' }) =>
    viewedByOperator({ to, locale, at, operatorName, reason }),
}

export function accountLetter({ notice, at, ...about }: AccountNotice): Mail {
  return letters[notice]({ ...about, at: new Date(at) })
}
