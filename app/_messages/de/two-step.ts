import type * as en from '../en/two-step'
import type { PhrasesOf } from '../phrase'

export const twoStep: PhrasesOf<typeof en.twoStep> = {
  title: 'Anmeldung in zwei Schritten',
  lead: 'Nach dem Passwort oder einem Link per E-Mail gibst du einen Code aus einer App auf deinem Telefon ein. Ein gestohlenes Passwort allein öffnet nichts.',
  on: 'Die Anmeldung in zwei Schritten ist an.',
  off: 'Die Anmeldung in zwei Schritten ist aus.',
  manage: 'Anmeldung in zwei Schritten verwalten',
  apps: 'Authenticator-Apps',
  appsLead: 'Jede von ihnen kann bestätigen, dass du es bist.',
  noApps: 'Du hast noch keine App eingerichtet.',
  unnamed: 'App ohne Namen',
  since: 'Eingerichtet',
  lastAsked: 'Zuletzt nach einem Code gefragt',
  add: 'App einrichten',
  addAnother: 'Weitere App einrichten',
  remove: 'Entfernen',
  removeOf: '{name} entfernen',
  removeVerb: 'App entfernen',
  removeTitle: '{name} entfernen?',
  removeQuestion:
    'Ihre Codes gelten nicht mehr, und Geräte, die auf einen warten, werden abgemeldet. Ist es deine letzte App, enden die Anmeldung in zwei Schritten und deine Wiederherstellungscodes.',
  removed: 'Die App ist entfernt.',
  codes: 'Wiederherstellungscodes',
  codesLead:
    'Für den Tag, an dem du dein Telefon verlierst. Jeder schaltet die Anmeldung in zwei Schritten aus, damit du sie neu einrichten kannst.',
  codesLeft: 'Du hast {count} Wiederherstellungscodes.',
  codesNotKept:
    'Du hast {count} Wiederherstellungscodes und nicht bestätigt, dass du sie aufbewahrst. Erzeuge neue, wenn du sie nicht hast.',
  noCodes:
    'Du hast keine Wiederherstellungscodes. Ohne einen kann dich nur unser Support hineinlassen, wenn du dein Telefon verlierst.',
  makeCodes: 'Neue Wiederherstellungscodes erzeugen',
  makeCodesAbout: 'Deine früheren Codes gelten dann nicht mehr.',
  recovered:
    'Die Anmeldung in zwei Schritten ist aus: Alle deine Apps wurden entfernt, und deine anderen Geräte sind abgemeldet. Richte sie jetzt neu ein.',
}

export const enrolment: PhrasesOf<typeof en.enrolment> = {
  title: 'Authenticator-App einrichten',
  lead: 'Verwende eine App wie Google Authenticator, 1Password oder Aegis.',
  name: 'Name der App oder des Geräts',
  nameHint: 'Für deine Liste, etwa „Telefon“.',
  begin: 'Weiter',
  scan: 'Scanne diesen Code mit der App',
  qrCode: 'QR-Code mit dem Geheimnis für deine App',
  openApp: 'In einer App auf diesem Gerät öffnen',
  secret: 'Oder tippe dieses Geheimnis in die App',
  code: 'Code, den die App zeigt',
  codeHint: 'Sechs Ziffern, alle 30 Sekunden neu.',
  finish: 'Einschalten',
}

export const recoveryCodes: PhrasesOf<typeof en.recoveryCodes> = {
  done: 'Die Anmeldung in zwei Schritten ist an. Das sind deine Wiederherstellungscodes.',
  made: 'Das sind deine neuen Wiederherstellungscodes.',
  once: 'Du siehst sie nur jetzt. Bewahre sie getrennt von deinem Telefon auf: ausgedruckt oder in einem Passwortmanager.',
  list: 'Deine Wiederherstellungscodes',
  download: 'Als Text herunterladen',
  print: 'Drucken',
  file: 'Wiederherstellungscodes von {product}. Jeder gilt einmal und entfernt deine Authenticator-Apps.',
  keep: 'Ich habe diese Codes aufbewahrt',
}

export const confirmIdentity: PhrasesOf<typeof en.confirmIdentity> = {
  title: 'Bestätige, dass du es bist',
  codeLead: 'Gib den Code ein, den deine Authenticator-App zeigt.',
  app: 'App',
  code: 'Code',
  verb: 'Bestätigen',
  passwordLead: 'Gib noch einmal dein Passwort ein, um fortzufahren.',
  password: 'Passwort',
  byLink: 'Stattdessen einen Anmeldelink per E-Mail senden',
  linkLead: 'Dein Konto hat kein Passwort. Öffne einen Link aus einer E-Mail, um fortzufahren.',
  link: 'Anmeldelink per E-Mail senden',
  lost: 'Gerät verloren?',
  useRecovery: 'Wiederherstellungscode verwenden',
  signOut: 'Abmelden',
  recoveryTitle: 'Wiederherstellungscode verwenden',
  recoveryLead:
    'Er entfernt alle deine Authenticator-Apps und meldet deine anderen Geräte ab. Danach richtest du die Anmeldung in zwei Schritten neu ein.',
  recoveryCode: 'Wiederherstellungscode',
  recoveryHint: 'Vier Gruppen aus vier Buchstaben und Ziffern.',
  recoveryVerb: 'Meine Apps entfernen und weiter',
  back: 'Zurück zum Code der App',
  noRecovery:
    'Auch kein Wiederherstellungscode? Wende dich an den Betreiber dieser Seite. Er prüft, wer du bist, bevor er deine Apps entfernt.',
}

export const sentences: PhrasesOf<typeof en.sentences> = {
  sixDigits: 'Gib die sechs Ziffern ein, die die App zeigt.',
  wrongCode: 'Dieser Code stimmt nicht. Warte auf den nächsten und versuche es noch einmal.',
  lateCode: 'Das hat zu lange gedauert. Bitte gib den Code noch einmal ein.',
  wrongRecoveryCode: 'Dieser Wiederherstellungscode gilt nicht oder wurde schon verwendet.',
  appNameTaken: 'Du hast schon eine App mit diesem Namen.',
  manyApps: 'Mehr Apps sind nicht möglich. Entferne zuerst eine.',
  appGone: 'Diese App ist nicht mehr eingerichtet. Bitte beginne von vorn.',
}
