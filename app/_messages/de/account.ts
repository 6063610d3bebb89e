import type * as en from '../en/account'
import type { PhrasesOf } from '../phrase'

export const account: PhrasesOf<typeof en.account> = {
  meta: 'Konto',
  title: 'Dein Konto',
  profile: 'Profil',
  profileLead: 'Alle, mit denen du arbeitest, sehen deinen Namen.',
  name: 'Name',
  saved: 'Dein Name ist gespeichert.',
  password: 'Passwort ändern',
  passwordLead: 'Alle anderen Geräte werden abgemeldet.',
  changePassword: 'Passwort ändern',
  passwordChanged: 'Dein Passwort ist geändert.',
  setPassword: 'Passwort festlegen',
  noPassword: 'Dein Konto hat noch kein Passwort.',
  sendPasswordLink: 'Link zum Festlegen senden',
  preferences: 'Design und Sprache',
  preferencesLead: 'In diesem Browser gespeichert.',
  sessions: 'Aktive Sitzungen',
  sessionsLead:
    'Melde Geräte ab, die du nicht kennst oder nicht mehr verwendest. Sie behalten bis zu eine Stunde lang Zugriff, außer auf sensible Aktionen.',
  place: 'IP-Adresse',
  lastUsed: 'Zuletzt verwendet',
  thisOne: 'dieses Gerät',
  unknownDevice: 'Unbekanntes Gerät',
  deviceOn: '{browser} unter {system}',
  endSession: 'Abmelden',
  endSessionOf: '{device} abmelden, zuletzt verwendet {moment}',
  sessionEnded: 'Das Gerät ist abgemeldet.',
  sessionOver:
    'Du wurdest hier von einem anderen Gerät aus abgemeldet. Melde dich neu an, um deine Geräte zu sehen.',
  signOut: 'Abmelden',
  signOutEverywhere: 'Überall abmelden',
  export: 'Deine Daten',
  exportLead: 'Eine Kopie von allem, was du sehen kannst.',
  exportAbout:
    'Ein ZIP-Archiv mit deinem Konto, deinen Sitzungen und einem Ordner je Arbeitsbereich: ein JSON-Objekt je Eintrag. Geheimnisse sind nicht enthalten.',
  exportVerb: 'Daten herunterladen',
  remove: 'Konto löschen',
  removeLead: 'Arbeitsbereiche ohne andere Mitglieder werden mitgelöscht.',
  removeVerb: 'Konto löschen',
  removeTitle: 'Dein Konto löschen?',
  removeQuestion:
    'Dein Name, deine Sitzungen, deine Mitgliedschaften und alle Arbeitsbereiche ohne andere Mitglieder werden endgültig gelöscht. Deine Beiträge in anderen Arbeitsbereichen bleiben dort, ohne deinen Namen.',
  removeBlocked:
    'Diese Arbeitsbereiche haben andere Mitglieder und keinen anderen Inhaber. Übertrage oder lösche sie zuerst:',
}
