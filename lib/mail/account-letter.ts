import type { AccountNotice } from './account-notice'
import { emailChanged } from './email-changed'
import type { Mail } from './mail'
import { newSignIn } from './new-sign-in'
import { passwordChanged } from './password-changed'
import { signInChanged } from './sign-in-changed'

export function accountLetter({ notice, to, locale, userAgent, ipAddress, ...sent }: AccountNotice): Mail {
  const about = { to, locale, at: new Date(sent.at) }
  switch (notice) {
    case 'password_changed':
      return passwordChanged(about)
    case 'email_changed':
      return emailChanged(about)
    case 'factor_added':
      return signInChanged({ ...about, change: 'mfa_factor_enrolled' })
    case 'factor_removed':
      return signInChanged({ ...about, change: 'mfa_factor_unenrolled' })
    case 'new_device':
      return newSignIn({ ...about, userAgent, ipAddress })
  }
}
