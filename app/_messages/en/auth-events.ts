export const signInLog = {
  title: 'Sign-in log',
  lead: 'The last {days} days of your account. Change your password if you do not recognise something.',
  list: 'Sign-in log, newest first',
  all: 'Show all',
  emptyTitle: 'Nothing yet',
  empty: 'Your next sign-in appears here.',
  kinds: {
    account_created: 'Account created',
    signed_in: 'Signed in',
    new_device: 'New device or place, you got an email',
    sign_in_failed: 'Sign-in with a wrong password',
    signed_out: 'Signed out',
    session_ended: 'Session ended',
    password_reset_requested: 'Link for a new password sent',
    password_changed: 'Password changed',
    email_changed: 'Email address changed',
    factor_added: 'Second factor added',
    factor_removed: 'Second factor removed',
    signed_out_by_operator: 'Signed out by our team, you got an email',
  },
  by: '{event}: {method}',
  methods: {
    password: 'by password',
    otp: 'by a mailed link',
    magiclink: 'by a mailed link',
    recovery: 'by a link for a new password',
    invite: 'by an invitation',
    'email/signup': 'by a confirmed address',
    email_change: 'by a confirmed address',
    oauth: 'by another service',
    totp: 'by an authenticator app',
    webauthn: 'by a security key',
    phone: 'by phone',
  },
} as const

export const pager = {
  authEvents: {
    more: 'More of the sign-in log',
    newest: 'Newest entries',
    older: 'Older entries',
  },
} as const
