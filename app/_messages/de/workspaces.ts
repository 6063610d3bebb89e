import type * as en from '../en/workspaces'
import type { PhrasesOf } from '../phrase'

export const workspaces: PhrasesOf<typeof en.workspaces> = {
  meta: 'Arbeitsbereiche',
  title: 'Deine Arbeitsbereiche',
  emptyTitle: 'Noch keine Arbeitsbereiche',
  empty: 'Lege unten deinen ersten Arbeitsbereich an.',
  yourRole: 'Deine Rolle: {role}',
  created: 'angelegt',
  closed: 'Öffnet sich mit der Anmeldung in zwei Schritten. Richte sie ein, um fortzufahren.',
  new: 'Neuer Arbeitsbereich',
  newLead: 'Ein Arbeitsbereich für ein Team oder einen Kunden. Du wirst sein Inhaber.',
  name: 'Name des Arbeitsbereichs',
  create: 'Arbeitsbereich anlegen',
}

export const workspace: PhrasesOf<typeof en.workspace> = {
  created: 'Angelegt',
  overview: 'Übersicht',
  activity: 'Verlauf',
  members: 'Mitglieder',
  apiKeys: 'API-Schlüssel',
  settings: 'Einstellungen',
  readyTitle: 'Dein Arbeitsbereich ist bereit',
  readyMayInvite:
    'Lade die Menschen ein, mit denen du arbeitest, oder gib einem Programm mit einem API-Schlüssel Zugang.',
  ready: 'Sieh nach, wer noch dabei ist.',
  invite: 'Menschen einladen',
  seeMembers: 'Mitglieder ansehen',
}

export const workspaceSettings: PhrasesOf<typeof en.workspaceSettings> = {
  meta: 'Einstellungen des Arbeitsbereichs',
  title: 'Einstellungen',
  general: 'Allgemein',
  name: 'Name',
  saved: 'Der Name ist gespeichert.',
  factor: 'Anmeldung in zwei Schritten',
  factorLead: 'Mitglieder sehen und tun hier nichts, bevor sie ihren zweiten Schritt bestätigt haben.',
  factorIsOn: 'Mitglieder brauchen die Anmeldung in zwei Schritten.',
  factorIsOff: 'Mitglieder brauchen keine Anmeldung in zwei Schritten.',
  factorTurnOn: 'Anmeldung in zwei Schritten verlangen',
  factorTurnOff: 'Nicht mehr verlangen',
  factorTurnedOn: 'Mitglieder brauchen ab jetzt die Anmeldung in zwei Schritten.',
  factorTurnedOff: 'Mitglieder brauchen keine Anmeldung in zwei Schritten mehr.',
  transfer: 'Arbeitsbereich übertragen',
  transferLead: 'Ein anderes Mitglied wird Inhaber, und du wirst Admin.',
  transferTo: 'Neuer Inhaber',
  transferVerb: 'Inhaberschaft übertragen',
  transferTitle: '„{name}“ übertragen?',
  transferQuestion: 'Nur der neue Inhaber kann dir den Arbeitsbereich zurückgeben.',
  transferAlone: 'Es gibt noch keine anderen Mitglieder. Lade zuerst jemanden ein.',
  transferred: '{name} ist jetzt Inhaber des Arbeitsbereichs.',
  remove: 'Arbeitsbereich löschen',
  removeLead: 'Auch alle seine Daten werden gelöscht, für alle.',
  removeVerb: 'Arbeitsbereich löschen',
  removeTitle: '„{name}“ löschen?',
  removeQuestion: 'Alle Daten werden endgültig gelöscht. Das lässt sich nicht rückgängig machen.',
}
