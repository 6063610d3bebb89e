export const twoStep = {
  title: 'Two-step sign-in',
  lead: 'After your password or a mailed link, you enter a code from an app on your phone. A stolen password alone opens nothing.',
  on: 'Two-step sign-in is on.',
  off: 'Two-step sign-in is off.',
  manage: 'Manage two-step sign-in',
  apps: 'Authenticator apps',
  appsLead: 'Any of them can confirm that it is you.',
  noApps: 'You have not set up an app yet.',
  unnamed: 'App without a name',
  since: 'Set up',
  lastAsked: 'Last asked for a code',
  add: 'Set up an app',
  addAnother: 'Set up another app',
  remove: 'Remove',
  removeOf: 'Remove {name}',
  removeVerb: 'Remove app',
  removeTitle: 'Remove {name}?',
  removeQuestion:
    'Its codes stop working, and devices that wait for one are signed out. If it is your last app, two-step sign-in and your recovery codes end.',
  removed: 'The app is removed.',
  codes: 'Recovery codes',
  codesLead:
    'For the day you lose your phone. Each one turns two-step sign-in off, so that you can set it up again.',
  codesLeft: 'You have {count} recovery codes.',
  codesNotKept:
    'You have {count} recovery codes, and have not confirmed that you keep them. Make new ones if you do not have them.',
  noCodes:
    'You have no recovery codes. Without one, only our support can let you in when you lose your phone.',
  makeCodes: 'Make new recovery codes',
  makeCodesAbout: 'Your former codes stop working.',
  recovered:
    'Two-step sign-in is off: all your apps were removed, and your other devices are signed out. Set it up again now.',
} as const

export const enrolment = {
  title: 'Set up an authenticator app',
  lead: 'Use an app such as Google Authenticator, 1Password or Aegis.',
  name: 'Name of the app or device',
  nameHint: 'For your list, such as “Phone”.',
  begin: 'Continue',
  scan: 'Scan this code with the app',
  qrCode: 'QR code with the secret for your app',
  openApp: 'Open in an app on this device',
  secret: 'Or type this secret into the app',
  code: 'Code that the app shows',
  codeHint: 'Six digits, new every 30 seconds.',
  finish: 'Turn on',
} as const

export const recoveryCodes = {
  done: 'Two-step sign-in is on. These are your recovery codes.',
  made: 'These are your new recovery codes.',
  once: 'You see them only now. Keep them apart from your phone: print them, or put them into a password manager.',
  list: 'Your recovery codes',
  download: 'Download as text',
  print: 'Print',
  file: 'Recovery codes of {product}. Each works once and removes your authenticator apps.',
  keep: 'I have kept these codes',
} as const

export const confirmIdentity = {
  title: 'Confirm that it is you',
  codeLead: 'Enter the code that your authenticator app shows.',
  app: 'App',
  code: 'Code',
  verb: 'Confirm',
  passwordLead: 'Enter your password once more to continue.',
  password: 'Password',
  byLink: 'Email me a sign-in link instead',
  linkLead: 'Your account has no password. Open a link in an email to continue.',
  link: 'Email me a sign-in link',
  lost: 'Lost your device?',
  useRecovery: 'Use a recovery code',
  signOut: 'Sign out',
  recoveryTitle: 'Use a recovery code',
  recoveryLead:
    'It removes all your authenticator apps and signs out your other devices. You set up two-step sign-in again afterwards.',
  recoveryCode: 'Recovery code',
  recoveryHint: 'Four groups of four letters and digits.',
  recoveryVerb: 'Remove my apps and continue',
  back: 'Back to the code of the app',
  noRecovery:
    'No recovery code either? Ask the people who run this site. They check who you are before they remove your apps.',
} as const

/** Refusals of factors, to be found by their English words. */
export const sentences = {
  sixDigits: 'Enter the six digits that the app shows.',
  wrongCode: 'This code is not right. Wait for the next one and try again.',
  lateCode: 'This took too long. Please enter the code again.',
  wrongRecoveryCode: 'This recovery code is not valid, or has been used.',
  appNameTaken: 'You have an app of this name.',
  manyApps: 'You have as many apps as possible. Remove one first.',
  appGone: 'This app is no longer set up. Please start again.',
} as const
