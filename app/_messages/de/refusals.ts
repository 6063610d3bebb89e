import type * as en from '../en/refusals'
import type { PhrasesOf } from '../phrase'

export const validation: PhrasesOf<typeof en.validation> = {
  missing: 'Bitte ausfüllen.',
  tooShort: 'Mindestens {minimum} Zeichen.',
  tooLong: 'Höchstens {maximum} Zeichen.',
  email: 'Gib eine E-Mail-Adresse ein, etwa ada@example.com.',
  choose: 'Bitte auswählen.',
  invalid: 'Dieser Wert ist nicht erlaubt.',
  unexpected: 'Mit dieser Seite stimmt etwas nicht. Bitte neu laden und noch einmal versuchen.',
}

export const sentences: PhrasesOf<typeof en.sentences> = {
  notCurrentPassword: 'Das ist nicht dein aktuelles Passwort.',
  wrongPassword: 'Die E-Mail-Adresse oder das Passwort ist falsch.',
  cookiesOff:
    'Dein Browser hat kein Cookie gesendet. Erlaube Cookies für diese Seite, lade sie neu und versuche es noch einmal.',
  notAPerson: 'Bitte zeige, dass du ein Mensch bist, und versuche es noch einmal.',
  captchaUnavailable:
    'Die Prüfung, ob du ein Mensch bist, ist gerade nicht möglich. Bitte versuche es gleich noch einmal.',
  manyAttempts: 'Zu viele Versuche. Bitte warte eine Minute und versuche es noch einmal.',
  badAddress: 'An diese Adresse können wir keine E-Mail senden.',
  easyPassword: 'Dieses Passwort ist zu leicht zu erraten. Wähle ein anderes.',
  nearPassword:
    'Dieses Passwort ist kaum mehr als dein Name, deine Adresse oder der Name dieser Seite. Wähle ein anderes.',
  samePassword: 'Wähle ein anderes als das aktuelle Passwort.',
  shortPassword: 'Mindestens 10 Zeichen.',
  longPassword: 'Höchstens 72 Buchstaben. Jeder Umlaut zählt doppelt, ein Emoji vierfach oder mehr.',
  linkExpired: 'Dieser Link ist nicht mehr gültig. Bitte fordere einen neuen an.',
  signInAgain: 'Melde dich dafür noch einmal an.',
  secondFactor: 'Melde dich dafür mit deinem zweiten Faktor an.',
  factorDemanded: 'Dieser Arbeitsbereich verlangt von seinen Mitgliedern einen zweiten Faktor.',
  confirmIdentity: 'Bestätige dafür, dass du es bist.',
  accountsUnavailable: 'Die Anmeldung ist gerade nicht verfügbar. Bitte versuche es gleich noch einmal.',
  viewingOnly: 'Du siehst das Konto von jemand anderem, darin lässt sich nichts ändern.',
  ownersOnly: 'Nur ein Inhaber darf einen Inhaber ändern oder entfernen.',
  anotherMember: 'Wähle ein anderes Mitglied dieses Arbeitsbereichs.',
  lastOwner: 'Ein Arbeitsbereich braucht mindestens einen Inhaber.',
  memberAlready: 'Diese Person ist schon Mitglied.',
  scopeToRead: 'Ein Schlüssel muss auch lesen dürfen, was er schreibt.',
  typeTheName: 'Gib den Namen genau wie angezeigt ein.',
  notYourAddress: 'Das ist nicht deine Adresse.',
  inviterMayNot:
    'Die Person, die dich eingeladen hat, darf das nicht mehr. Bitte einen Inhaber des Arbeitsbereichs um eine neue Einladung.',
  notOpen: 'Diese Einladung ist nicht mehr offen.',
  workspaceInvitedMany:
    'Dieser Arbeitsbereich hat heute viele Einladungen verschickt. Bitte versuche es morgen wieder.',
  youInvitedMany: 'Du hast heute viele Einladungen verschickt. Bitte versuche es morgen wieder.',
  addressInvitedOften: 'Diese Adresse hat heute viele Einladungen erhalten. Bitte versuche es morgen wieder.',
  manyOpenInvitations:
    'Dieser Arbeitsbereich hat viele offene Einladungen. Ziehe einige zurück oder warte auf Antworten.',
  invitationsStopped: 'Unter dieser Adresse sind keine Einladungen erwünscht.',
  unnamable: 'Entferne Zeichen, die man nicht sieht oder die die Richtung des Textes umkehren.',
  unwritable: 'Entferne Steuerzeichen.',
  unstorable: 'Dieser Text hat ein Zeichen, das nicht gespeichert werden kann.',
  gone: 'Wähle einen Eintrag, den es gibt.',
  unknownTimeZone: 'Nenne eine Zeitzone mit Gebiet und Ort, etwa Europe/Berlin, oder UTC.',
  notAllowed: 'Dieser Wert ist nicht erlaubt.',
}

export const refusals: PhrasesOf<typeof en.refusals> = {
  rate_limited: 'Zu viele Anfragen. Bitte warte einen Moment.',
  malformed: 'Die Anfrage konnte nicht gelesen werden.',
  unauthenticated: 'Bitte melde dich noch einmal an.',
  factor_required: 'Bitte melde dich mit deinem zweiten Faktor an.',
  proof_required: 'Bitte bestätige, dass du es bist.',
  forbidden: 'Dir fehlt die Berechtigung dafür.',
  not_found: 'Das gibt es nicht mehr.',
  request_timeout: 'Die Anfrage kam nicht rechtzeitig an.',
  headers_too_large: 'Die Adresse und ihre Angaben sind zu lang.',
  method_not_allowed: 'Das geht hier nicht.',
  not_acceptable: 'Das lässt sich hier nicht zeigen.',
  conflict: 'Das widerspricht dem aktuellen Stand.',
  busy: 'Das wird gerade geändert. Bitte versuche es gleich noch einmal.',
  idempotency_in_progress: 'Das läuft bereits. Bitte warte einen Moment.',
  precondition_failed: 'Jemand hat das inzwischen geändert. Bitte lade neu und versuche es noch einmal.',
  payload_too_large: 'Das ist zu groß.',
  unsupported_media_type: 'Diese Art von Inhalt wird nicht angenommen.',
  invalid_request: 'Einige Angaben sind ungültig.',
  idempotency_mismatch: 'Das wurde schon mit anderem Inhalt gesendet.',
  precondition_required: 'Bitte lade neu und versuche es noch einmal.',
  internal: 'Bei uns ist etwas schiefgegangen. Es ist gemeldet.',
  unavailable: 'Das ist gerade nicht verfügbar. Bitte versuche es gleich noch einmal.',
}
