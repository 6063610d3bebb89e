export const oauth = {
  continueWith: 'Continue with {provider}',
  leaving: 'You are being taken to',
  'provider-cancelled': 'You cancelled the sign-in with the other service. Nothing has changed.',
  'provider-unverified':
    'The other service has not verified your email address. Verify it there and try again, or open the link if we have sent you one.',
  'provider-closed': 'There is no account for you yet, and new accounts are not open right now.',
  'provider-taken': 'This person of the other service already belongs to an account.',
  'provider-failed':
    'The other service could not sign you in. If you have an account here, the other service must have verified the same address. Otherwise please try again.',
  'provider-unavailable': 'Sign-in is unavailable right now. Please try again in a moment.',
  'provider-too-often': 'Too many attempts came from your network. Please try again in ten minutes.',
  'provider-cookies':
    'Your browser sent no cookie. Allow cookies for this site, reload the page and try again.',
  'provider-linked': 'The service is connected. You can sign in with it from now on.',
} as const

export const signInMethods = {
  title: 'Sign-in methods',
  lead: 'Other services that sign you in. They must have verified the address of your account. A link by email always works too.',
  none: 'No other service is connected.',
  since: 'Connected',
  connect: 'Connect {provider}',
  disconnect: 'Disconnect',
  disconnectOf: 'Disconnect {provider}',
  disconnected: 'The service is disconnected. All other devices are signed out.',
  onlyOne: 'Your account began with this service, so it stays connected.',
} as const
