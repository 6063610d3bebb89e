import type * as en from '../en/frame'
import type { PhrasesOf } from '../phrase'

export const frame: PhrasesOf<typeof en.frame> = {
  skip: 'Zum Inhalt springen',
  accountNavigation: 'Konto',
  workspaceNavigation: 'Arbeitsbereich',
  breadcrumb: 'Pfad',
}

export const preferences: PhrasesOf<typeof en.preferences> = {
  theme: 'Design',
  system: 'System',
  light: 'Hell',
  dark: 'Dunkel',
  language: 'Sprache',
}

export const pager: PhrasesOf<typeof en.pager> = {
  workspaces: {
    more: 'Weitere Arbeitsbereiche',
    newest: 'Neueste Arbeitsbereiche',
    older: 'Ältere Arbeitsbereiche',
  },
  members: {
    more: 'Weitere Mitglieder',
    newest: 'Erste Mitglieder',
    older: 'Spätere Mitglieder',
  },
  activity: {
    more: 'Weiterer Verlauf',
    newest: 'Neuester Verlauf',
    older: 'Älterer Verlauf',
  },
  apiKeys: {
    more: 'Weitere Schlüssel',
    newest: 'Neueste Schlüssel',
    older: 'Ältere Schlüssel',
  },
}

export const fields: PhrasesOf<typeof en.fields> = {
  email: 'E-Mail',
  password: 'Passwort',
  newPassword: 'Neues Passwort',
  currentPassword: 'Aktuelles Passwort',
  passwordHint: 'Mindestens 10 Zeichen.',
  yourName: 'Dein Name',
  yourNameHint: 'Sichtbar für alle, mit denen du arbeitest.',
  description: 'Beschreibung',
  save: 'Speichern',
}

export const keptForm: PhrasesOf<typeof en.keptForm> = {
  sendAgain:
    'Diese Seite stammt aus einer früheren Version der Website, deshalb wurde nichts gesendet. Deine Eingaben sind erhalten, außer Passwörtern. Prüfe sie und sende sie noch einmal.',
  tryAgain:
    'Diese Seite stammt aus einer früheren Version der Website, deshalb ist nichts geschehen. Bitte versuche es noch einmal.',
  sendNow:
    'Vor deiner Bestätigung wurde nichts gesendet. Deine Eingaben sind erhalten, außer Passwörtern. Sende sie jetzt.',
  tooLong: 'Ein Teil war zu lang und ging verloren.',
  typed: 'Deine Eingaben',
}

export const notFound: PhrasesOf<typeof en.notFound> = {
  meta: 'Nicht gefunden',
  title: 'Seite nicht gefunden',
  lead: 'Diese Seite gibt es nicht, oder du bist kein Mitglied ihres Arbeitsbereichs.',
  back: 'Zu deinen Arbeitsbereichen',
}

export const time: PhrasesOf<typeof en.time> = {
  justNow: 'gerade eben',
}
