import type * as en from '../en/webhooks'
import type { PhrasesOf } from '../phrase'

export const webhooks: PhrasesOf<typeof en.webhooks> = {
  title: 'Webhooks',
  lead: 'Sende Ereignisse an deine eigenen Programme, sobald sie eintreten.',
  list: 'Webhooks',
  emptyTitle: 'Noch keine Webhooks',
  empty: 'Lege einen an, um ein Programm über Änderungen zu benachrichtigen.',
  webhook: 'Webhook',
  events: 'Ereignisse',
  state: 'Status',
  url: 'URL',
  urlHint: 'Eine https-URL, die POST-Anfragen annimmt.',
  description: 'Beschreibung',
  descriptionHint: 'Sein Zweck, etwa „Benachrichtigt die Abrechnung“.',
  eventTypes: 'Ereignisse',
  everything: 'Alle Ereignisse, auch künftige',
  allOf: '{kind}: alle Ereignisse',
  created: 'Der Webhook ist angelegt.',
  create: 'Neuer Webhook',
  createVerb: 'Webhook anlegen',
  secret: 'Signaturschlüssel der Zustellungen',
  enabled: 'aktiv',
  disabled: 'deaktiviert',
  failing: 'fehlerhaft',
  creatorGone:
    'Die Person, die ihn angelegt, seine URL gewählt oder seinen Signaturschlüssel erneuert hat, ist nicht mehr da oder darf keine Webhooks mehr anlegen.',
  creatorGoneNext:
    'Er sendet weiter Ereignisse dieses Arbeitsbereichs. Prüfe die URL und erneuere den Signaturschlüssel, oder lösche ihn und lege einen anderen an.',
  gone: 'Automatisch deaktiviert: Der Empfänger antwortete mit 410 Gone.',
  gaveUp: 'Automatisch deaktiviert: Drei Tage lang gelang keine Zustellung.',
  failingSince: 'Keine erfolgreiche Zustellung seit',
  change: 'Einstellungen',
  saved: 'Der Webhook ist gespeichert.',
  switch: 'Aktivieren oder deaktivieren',
  switchLead: 'Ausstehende Zustellungen werden nachgeholt, sobald er wieder aktiv ist.',
  enable: 'Aktivieren',
  disable: 'Deaktivieren',
  nowEnabled: 'Der Webhook ist aktiv.',
  nowDisabled: 'Der Webhook ist deaktiviert.',
  test: 'Testereignis senden',
  tested: 'Das Testereignis ist unterwegs.',
  rotate: 'Signaturschlüssel erneuern',
  rotateLead: 'Der alte Schlüssel gilt neben dem neuen noch 24 Stunden.',
  rotateVerb: 'Neuen Schlüssel erzeugen',
  rotated: 'Der Schlüssel ist erneuert. Der alte gilt bis {moment}.',
  changedAt: 'Zuletzt erneuert',
  remove: 'Webhook löschen',
  removeLead: 'Auch ausstehende Zustellungen werden gelöscht.',
  removeVerb: 'Webhook löschen',
  removeTitle: 'Den Webhook an „{host}“ löschen?',
  removeQuestion: 'Er erhält keine Ereignisse mehr, und seine bisherigen Zustellungen werden gelöscht.',
  deliveries: 'Zustellungen',
  noDeliveries: 'Noch keine Zustellungen',
  noDeliveriesLead: 'Sende ein Testereignis oder warte auf das erste passende Ereignis.',
  noneOfStatus: 'Keine Zustellung hat diesen Status.',
  statusFilter: 'Zustellungen nach Status',
  all: 'Alle',
  statuses: {
    waiting: 'Ausstehend',
    delivered: 'Zugestellt',
    failed: 'Fehlgeschlagen',
  },
  event: 'Ereignis',
  status: 'Status',
  attempts: 'Versuche',
  when: 'Zeitpunkt',
  delivery: 'Zustellung',
  eventId: 'Ereignis-ID',
  nextAttempt: 'Nächster Versuch',
  body: 'Inhalt der Anfrage',
  attemptsEmpty: 'Noch keine Versuche.',
  answered: 'Antwort {status} nach {duration} ms',
  noAnswer: 'Keine Antwort nach {duration} ms',
  response: 'Antwort',
  replay: 'Noch einmal senden',
  replayLead: 'Die Ereignis-ID bleibt gleich, damit Empfänger Duplikate erkennen.',
  replayed: 'Die Zustellung ist wieder unterwegs.',
}

export const workspace: PhrasesOf<typeof en.workspace> = {
  webhooks: 'Webhooks',
}

export const pager: PhrasesOf<typeof en.pager> = {
  webhooks: {
    more: 'Weitere Webhooks',
    newest: 'Neueste Webhooks',
    older: 'Ältere Webhooks',
  },
  deliveries: {
    more: 'Weitere Zustellungen',
    newest: 'Neueste Zustellungen',
    older: 'Ältere Zustellungen',
  },
}

export const activity: PhrasesOf<typeof en.activity> = {
  values: {
    gone: 'Der Empfänger antwortete mit 410 Gone',
    failing: 'Zustellungen schlugen dauerhaft fehl',
  },
  fields: {
    disabledReason: 'Grund der Deaktivierung',
    enabled: 'Aktiv',
    eventTypes: 'Ereignisse',
    failingSince: 'Fehlerhaft seit',
    secretChangedAt: 'Signaturschlüssel erneuert',
    url: 'URL',
  },
  objects: {
    webhook: 'den Webhook',
  },
  kinds: {
    webhook: 'Webhook',
  },
}

export const sentences: PhrasesOf<typeof en.sentences> = {
  httpsOnly: 'Verwende eine https-URL.',
  noUserInUrl: 'Entferne Benutzername und Passwort aus der URL.',
  noFragment: 'Entferne den Teil nach # aus der URL.',
  webPort: 'Verwende Port 443, 80 oder einen über 1023.',
  publicAddress: 'Verwende eine öffentliche Adresse.',
  enableFirst: 'Der Webhook ist deaktiviert. Aktiviere ihn zuerst.',
  stillTried: 'Die Zustellung wird noch versucht.',
}
