export const passkeys = {
  title: 'Passkeys',
  lead: 'Sign in with your fingerprint, your face or the PIN of your device. A passkey works on this site alone, so nobody can trick you out of it.',
  list: 'Your passkeys',
  none: 'You have no passkey yet.',
  since: 'Added',
  lastUsed: 'Last used',
  never: 'Not used yet',
  add: 'Add a passkey',
  addLead: 'All other devices are signed out.',
  added: 'The passkey is added.',
  rename: 'Rename',
  renameOf: 'Rename {name}',
  renameTitle: 'Rename passkey',
  renamed: 'The passkey is renamed.',
  remove: 'Remove',
  removeOf: 'Remove {name}',
  removeVerb: 'Remove passkey',
  removeTitle: 'Remove {name}?',
  removeQuestion:
    'It no longer signs in here, and all other devices are signed out. Delete it on your device too, or it is still offered there.',
  removed: 'The passkey is removed.',
} as const

export const passkeyCeremony = {
  signIn: 'Sign in with a passkey',
  confirm: 'Confirm with a passkey',
  cancelled: 'No passkey was used. Try again, or choose another way.',
  known: 'This device already has a passkey for your account.',
  failed: 'Your browser could not use a passkey here. Choose another way.',
} as const

/** Refusals of passkeys, to be found by their English words. */
export const sentences = {
  passkeyLate: 'This took too long. Please try again.',
  passkeyRefused: 'This passkey was not accepted. Try another one, or another way.',
  passkeyOfAnother: 'This passkey belongs to another account.',
  passkeyKnown: 'This passkey is already set up.',
  manyPasskeys: 'You have as many passkeys as possible. Remove one first.',
  passkeyGone: 'This passkey is no longer set up.',
  noPasskeys: 'This site has no passkeys.',
  passkeysStandStill: 'Passkeys are unavailable right now. Please choose another way.',
  passkeyNotUnderstood: 'The answer of your browser was not understood. Please try again.',
} as const
