import type { Messages } from '../messages'

export const mailedLink: Messages['mailedLink'] = {
  title: 'Mit diesem Link anmelden',
  signsIn: 'Dieser Link meldet {email} an.',
  verb: 'Anmelden',
  resetTitle: 'Neues Passwort wählen',
  resets: 'Dieser Link meldet {email} an, um ein neues Passwort zu wählen.',
  resetVerb: 'Weiter',
  changeTitle: 'E-Mail-Adresse ändern',
  changes: 'Dieser Link ändert die Adresse deines Kontos von {from} in {to}.',
  awaitsOther:
    'Beide Adressen müssen zustimmen: Geändert wird, sobald auch dem Link gefolgt wurde, der an die andere ging.',
  changeVerb: 'Der Änderung zustimmen',
  untold: 'Wen dieser Link anmeldet, lässt sich gerade nicht nachsehen.',
  instead: 'Du bist hier als {email} angemeldet. Wem dieser Link gilt, wird stattdessen angemeldet.',
  nothingYet: 'Noch ist nichts geschehen. Wenn du das hier nicht angefordert hast, schließe die Seite.',
  agreedTitle: 'Diese Adresse hat zugestimmt',
  agreed: 'Folge jetzt dem Link, der an die andere Adresse ging: Dann ist deine geändert.',
  deadTitle: 'Dieser Link gilt nicht mehr',
  dead: 'Er wurde benutzt, ein neuerer wurde verschickt, oder er ist zu alt. Fordere einen neuen an.',
  deadSignIn: 'Anmelden oder einen Link zum Anmelden anfordern',
  deadConfirmation: 'Adresse bestätigen',
  deadReset: 'Neues Passwort wählen',
  callbackTitle: 'Anmeldung abschließen',
  callback:
    'Du kommst von dem Link einer Mail oder von einem anderen Dienst. Geh weiter, um hier angemeldet zu werden.',
}
