export const impersonation = {
  titled: 'Viewing: %s',
  region: 'Viewing the account of somebody else',
  banner: 'You are viewing the account of {person}. You can look at everything, and change nothing.',
  over: 'This viewing has ended.',
  stop: 'Stop viewing',
  title: 'View an account',
  does: 'You will see the app as {person} does, until {until} UTC at the latest. You cannot change anything.',
  told: 'With the next click, {person} gets an email with your name and your reason. Their sign-in log shows both.',
  noAddress: 'an account without an address',
  verb: 'View the account',
  signedIn:
    'You are signed in here as {person}. Sign out first, or open this link in a private window. It has not been used.',
  deadTitle: 'This link no longer works',
  dead: 'It was used, has expired or was ended. Make a new one with npm run operator -- impersonate.',
} as const
