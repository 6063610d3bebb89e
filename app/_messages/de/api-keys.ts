import type * as en from '../en/api-keys'
import type { PhrasesOf } from '../phrase'

export const apiKeys: PhrasesOf<typeof en.apiKeys> = {
  title: 'API-Schlüssel',
  lead: 'Mit API-Schlüsseln arbeiten Programme über die REST-API in diesem Arbeitsbereich.',
  list: 'API-Schlüssel',
  emptyTitle: 'Noch keine API-Schlüssel',
  empty: 'Lege einen an, wenn ein Programm hier lesen oder schreiben soll.',
  name: 'Name',
  nameHint: 'Das Programm, das ihn verwendet, etwa „Nächtlicher Export“.',
  scopes: 'Berechtigungen',
  expires: 'Läuft ab',
  lifetime: 'Gültig für',
  days: '{count} Tage',
  forever: 'Unbegrenzt',
  create: 'Neuer API-Schlüssel',
  createVerb: 'API-Schlüssel anlegen',
  created: 'Der Schlüssel „{name}“ ist angelegt.',
  secret: 'Der neue Schlüssel',
  key: 'Schlüssel',
  lastUsed: 'Zuletzt verwendet',
  never: 'Nie',
  active: 'gültig',
  expired: 'abgelaufen',
  revokedState: 'widerrufen',
  revoke: 'Widerrufen',
  revokeOf: '{name} widerrufen',
  revokeTitle: '„{name}“ widerrufen?',
  revokeQuestion:
    'Programme, die ihn verwenden, verlieren sofort den Zugriff. Das lässt sich nicht rückgängig machen.',
  revokeVerb: 'Schlüssel widerrufen',
  revoked: 'Der Schlüssel „{name}“ ist widerrufen.',
  scopeNames: {
    workspace: 'Arbeitsbereich',
  },
  scopeVerbs: {
    read: 'lesen',
    create: 'anlegen',
    change: 'ändern',
    remove: 'löschen',
  },
}
