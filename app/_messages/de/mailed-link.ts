import type * as en from '../en/mailed-link'
import type { PhrasesOf } from '../phrase'

export const mailedLink: PhrasesOf<typeof en.mailedLink> = {
  title: 'Mit diesem Link anmelden',
  signsIn: 'Mit diesem Link meldest du dich als {email} an.',
  verb: 'Anmelden',
  resetTitle: 'Neues Passwort wählen',
  resets: 'Mit diesem Link meldest du dich als {email} an und wählst ein neues Passwort.',
  resetVerb: 'Weiter',
  changeTitle: 'E-Mail-Adresse ändern',
  changes: 'Dieser Link ändert die Adresse deines Kontos von {from} in {to}.',
  awaitsOther:
    'Beide Adressen müssen bestätigen. Die Änderung gilt, sobald auch der Link an die andere Adresse verwendet wurde.',
  changeVerb: 'Änderung bestätigen',
  unknown:
    'Zu welchem Konto dieser Link gehört, lässt sich gerade nicht prüfen. Du kannst trotzdem fortfahren.',
  instead:
    'Du bist hier als {email} angemeldet. Wenn du fortfährst, wechselst du zu dem Konto, zu dem der Link gehört.',
  nothingYet: 'Noch ist nichts geändert. Wenn du das nicht angefordert hast, schließe diese Seite.',
  confirmedTitle: 'Adresse bestätigt',
  confirmed: 'Öffne jetzt den Link an die andere Adresse, um die Änderung abzuschließen.',
  deadTitle: 'Dieser Link ist nicht mehr gültig',
  dead: 'Er wurde verwendet, durch einen neueren ersetzt oder ist abgelaufen. Fordere einen neuen an.',
  deadSignIn: 'Anmelden oder einen Anmeldelink anfordern',
  deadConfirmation: 'Konto anlegen',
  deadReset: 'Neues Passwort wählen',
  callbackTitle: 'Anmeldung abschließen',
  callback:
    'Du kommst über einen Link aus einer E-Mail oder von einem anderen Dienst. Fahre fort, um dich anzumelden.',
}
