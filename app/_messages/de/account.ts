import type * as en from '../en/account'
import type { PhrasesOf } from '../phrase'

export const account: PhrasesOf<typeof en.account> = {
  meta: 'Konto',
  title: 'Dein Konto',
  profile: 'Profil',
  profileLead: 'Deinen Namen sehen alle, mit denen du arbeitest.',
  name: 'Name',
  saved: 'Dein Name ist gespeichert.',
  password: 'Passwort ändern',
  passwordLead: 'Jedes andere Gerät wird abgemeldet.',
  changePassword: 'Passwort ändern',
  passwordChanged: 'Dein Passwort ist geändert.',
  preferences: 'Farben und Sprache',
  preferencesLead: 'Gilt in diesem Browser.',
  sessions: 'Wo du angemeldet bist',
  sessionsLead:
    'Melde Geräte ab, die du nicht kennst oder nicht mehr benutzt. Was sie noch lesen dürfen, endet innerhalb einer Stunde.',
  device: 'Gerät',
  place: 'Adresse',
  lastUsed: 'Zuletzt benutzt',
  thisOne: 'dieses hier',
  unknownDevice: 'Ein unbekanntes Gerät',
  deviceOn: '{browser} unter {system}',
  endSession: 'Abmelden',
  endSessionOf: '{device} abmelden, zuletzt benutzt {moment}',
  sessionEnded: 'Das Gerät ist abgemeldet.',
  sessionOver:
    'Du wurdest hier von einem anderen Gerät aus abgemeldet. Melde dich neu an, um deine Geräte zu sehen.',
  signOut: 'Abmelden',
  signOutEverywhere: 'Überall abmelden',
  export: 'Deine Daten',
  exportLead: 'Alles, was du sehen darfst, als Dateien für Menschen und Programme.',
  exportAbout:
    'Ein Zip-Archiv mit deinem Konto, deinen Sitzungen und einem Ordner für jeden deiner Arbeitsbereiche: für jedes Ding darin eine Zeile JSON, und die angehängten Dateien. Geheimes bleibt draußen; ist eine Datei nicht erreichbar, nennt sie dort eine Liste.',
  exportVerb: 'Daten herunterladen',
  remove: 'Konto löschen',
  removeLead: 'Arbeitsbereiche, die dir allein gehören, gehen mit.',
  removeVerb: 'Konto löschen',
  removeTitle: 'Dein Konto löschen?',
  removeQuestion:
    'Dein Name, deine Sitzungen, deine Mitgliedschaften und die Arbeitsbereiche, in denen nur du bist, sind dann endgültig weg. Was du in den Arbeitsbereichen anderer geschrieben hast, bleibt dort, ohne deinen Namen.',
  removeBlocked:
    'Diese Arbeitsbereiche haben andere Mitglieder und keinen anderen Inhaber. Übergib oder lösche sie zuerst:',
}
