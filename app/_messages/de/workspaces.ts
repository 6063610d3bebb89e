import type * as en from '../en/workspaces'
import type { PhrasesOf } from '../phrase'

export const workspaces: PhrasesOf<typeof en.workspaces> = {
  meta: 'Arbeitsbereiche',
  title: 'Deine Arbeitsbereiche',
  emptyTitle: 'Noch kein Arbeitsbereich',
  empty: 'Alles geschieht in einem Arbeitsbereich. Benenne unten deinen ersten.',
  yourRole: 'Deine Rolle: {role}',
  created: 'angelegt',
  new: 'Neuer Arbeitsbereich',
  newLead: 'Ein Ort für ein Team oder einen Kunden. Er gehört dann dir.',
  name: 'Name des Arbeitsbereichs',
  create: 'Arbeitsbereich anlegen',
}

export const workspace: PhrasesOf<typeof en.workspace> = {
  overview: 'Übersicht',
  projects: 'Projekte',
  labels: 'Etiketten',
  activity: 'Verlauf',
  members: 'Mitglieder',
  apiKeys: 'API-Schlüssel',
  webhooks: 'Webhooks',
  settings: 'Einstellungen',
  allProjects: 'Alle Projekte',
  emptyTitle: 'Noch kein Projekt',
  emptyMayCreate: 'Benenne unten das erste und füge dann Aufgaben hinzu.',
  empty: 'Sobald jemand eines anlegt, siehst du es hier.',
  created: 'Angelegt',
  newProject: 'Neues Projekt',
  newProjectLead: 'Ein Projekt fasst die Aufgaben eines Vorhabens zusammen.',
  projectName: 'Name des Projekts',
  createProject: 'Projekt anlegen',
}

export const workspaceSettings: PhrasesOf<typeof en.workspaceSettings> = {
  meta: 'Einstellungen des Arbeitsbereichs',
  title: 'Einstellungen',
  general: 'Allgemein',
  name: 'Name',
  saved: 'Der Name ist gespeichert.',
  transfer: 'Arbeitsbereich übergeben',
  transferLead: 'Er gehört dann einem anderen Mitglied, und du wirst Admin.',
  transferTo: 'Gehört künftig',
  transferVerb: 'Übergeben',
  transferTitle: '„{name}“ übergeben?',
  transferQuestion: 'Nur wem er dann gehört, kann ihn dir zurückgeben.',
  transferAlone: 'Noch ist niemand sonst Mitglied. Lade zuerst jemanden ein.',
  transferred: 'Der Arbeitsbereich gehört jetzt {name}.',
  remove: 'Arbeitsbereich löschen',
  removeLead: 'Seine Projekte und Aufgaben verschwinden mit, für alle.',
  removeVerb: 'Arbeitsbereich löschen',
  removeTitle: '„{name}“ löschen?',
  removeQuestion: 'Alle Projekte und Aufgaben sind dann endgültig weg. Niemand kann sie zurückholen.',
}
