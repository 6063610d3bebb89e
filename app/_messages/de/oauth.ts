import type * as en from '../en/oauth'
import type { PhrasesOf } from '../phrase'

export const oauth: PhrasesOf<typeof en.oauth> = {
  continueWith: 'Weiter mit {provider}',
  leaving: 'Du wirst weitergeleitet zu',
  'provider-cancelled': 'Du hast die Anmeldung beim anderen Dienst abgebrochen. Es hat sich nichts geändert.',
  'provider-unverified':
    'Der andere Dienst hat deine E-Mail-Adresse nicht bestätigt. Bestätige sie dort und versuche es noch einmal, oder öffne den Link, falls wir dir einen gesendet haben.',
  'provider-closed': 'Du hast hier noch kein Konto, und neue Konten sind gerade nicht möglich.',
  'provider-taken': 'Diese Person des anderen Dienstes gehört schon zu einem Konto.',
  'provider-failed':
    'Der andere Dienst konnte dich nicht anmelden. Wenn du hier ein Konto hast, muss der Dienst dieselbe Adresse bestätigt haben. Versuche es sonst noch einmal.',
  'provider-unavailable': 'Die Anmeldung ist gerade nicht verfügbar. Bitte versuche es gleich noch einmal.',
  'provider-too-often':
    'Aus deinem Netz kamen zu viele Versuche. Bitte versuche es in zehn Minuten noch einmal.',
  'provider-cookies':
    'Dein Browser hat kein Cookie gesendet. Erlaube Cookies für diese Seite, lade sie neu und versuche es noch einmal.',
  'provider-linked': 'Der Dienst ist verbunden. Du kannst dich ab jetzt mit ihm anmelden.',
}

export const signInMethods: PhrasesOf<typeof en.signInMethods> = {
  title: 'Anmeldewege',
  lead: 'Andere Dienste, die dich anmelden. Sie müssen die Adresse deines Kontos bestätigt haben. Ein Link per E-Mail geht immer.',
  none: 'Kein anderer Dienst ist verbunden.',
  since: 'Verbunden',
  connect: '{provider} verbinden',
  disconnect: 'Trennen',
  disconnectOf: '{provider} trennen',
  disconnected: 'Der Dienst ist getrennt. Alle anderen Geräte sind abgemeldet.',
  onlyOne: 'Dein Konto begann mit diesem Dienst, deshalb bleibt er verbunden.',
}
