export const passkeys = {
  title: 'Passkeys',
  lead: 'Melde dich mit Fingerabdruck, Gesicht oder der PIN deines Geräts an. Ein Passkey gilt nur auf dieser Seite, deshalb kann ihn dir niemand ablisten.',
  list: 'Deine Passkeys',
  none: 'Du hast noch keinen Passkey.',
  since: 'Hinzugefügt',
  lastUsed: 'Zuletzt benutzt',
  never: 'Noch nicht benutzt',
  add: 'Passkey hinzufügen',
  addLead: 'Alle anderen Geräte werden abgemeldet.',
  added: 'Der Passkey ist hinzugefügt.',
  rename: 'Umbenennen',
  renameOf: '{name} umbenennen',
  renameTitle: 'Passkey umbenennen',
  renamed: 'Der Passkey ist umbenannt.',
  remove: 'Entfernen',
  removeOf: '{name} entfernen',
  removeVerb: 'Passkey entfernen',
  removeTitle: '{name} entfernen?',
  removeQuestion:
    'Er meldet hier nicht mehr an, und alle anderen Geräte werden abgemeldet. Lösche ihn auch auf deinem Gerät, sonst wird er dort weiter angeboten.',
  removed: 'Der Passkey ist entfernt.',
} as const

export const passkeyCeremony = {
  signIn: 'Mit einem Passkey anmelden',
  confirm: 'Mit einem Passkey bestätigen',
  cancelled: 'Es wurde kein Passkey benutzt. Versuche es noch einmal, oder wähle einen anderen Weg.',
  known: 'Dieses Gerät hat schon einen Passkey für dein Konto.',
  failed: 'Dein Browser konnte hier keinen Passkey benutzen. Wähle einen anderen Weg.',
} as const

export const sentences = {
  passkeyLate: 'Das hat zu lange gedauert. Bitte versuche es noch einmal.',
  passkeyRefused: 'Dieser Passkey wurde nicht angenommen. Versuche einen anderen, oder einen anderen Weg.',
  passkeyOfAnother: 'Dieser Passkey gehört zu einem anderen Konto.',
  passkeyKnown: 'Dieser Passkey ist schon eingerichtet.',
  manyPasskeys: 'Du hast so viele Passkeys wie möglich. Entferne erst einen.',
  passkeyGone: 'Dieser Passkey ist nicht mehr eingerichtet.',
  noPasskeys: 'Diese Seite hat keine Passkeys.',
  passkeysStandStill: 'Passkeys sind gerade nicht möglich. Bitte wähle einen anderen Weg.',
  passkeyNotUnderstood: 'Die Antwort deines Browsers war nicht zu verstehen. Bitte versuche es noch einmal.',
} as const
