import type * as en from '../en/projects'
import type { PhrasesOf } from '../phrase'

export const project: PhrasesOf<typeof en.project> = {
  tasks: 'Aufgaben',
  settings: 'Einstellungen',
  addTask: 'Aufgabe hinzufügen',
  newTask: 'Neue Aufgabe',
  newTaskHint: 'Was ist zu tun?',
  add: 'Hinzufügen',
  added: '„{title}“ ist hinzugefügt.',
  addedElsewhere: '„{title}“ ist hinzugefügt, wird hier aber nicht gezeigt.',
  notAdded: '„{title}“ ist nicht hinzugefügt. {reason}',
  emptyTitle: 'Noch keine Aufgabe',
  emptyOlder: 'Keine ältere Aufgabe',
  emptyMayCreate: 'Schreib oben auf, was zuerst kommt.',
  empty: 'Sobald jemand eine anlegt, siehst du sie hier.',
}

export const projectSettings: PhrasesOf<typeof en.projectSettings> = {
  title: 'Einstellungen des Projekts',
  change: 'Projekt ändern',
  saved: 'Das Projekt ist gespeichert.',
  remove: 'Projekt löschen',
  removeLead: 'Seine Aufgaben verschwinden mit, für alle.',
  removeVerb: 'Projekt löschen',
  removeTitle: '„{name}“ löschen?',
  removeQuestion: 'Alle Aufgaben sind dann endgültig weg. Niemand kann sie zurückholen.',
}

export const task: PhrasesOf<typeof en.task> = {
  done: 'Erledigt',
  open: 'Offen',
  doneMark: 'Erledigt:',
  openMark: 'Offen:',
  doneOf: 'Erledigt: {title}',
  created: 'Angelegt',
  noDescription: 'Ohne Beschreibung.',
  change: 'Aufgabe ändern',
  title: 'Titel',
  saved: 'Die Aufgabe ist gespeichert.',
  removeVerb: 'Aufgabe löschen',
  removeTitle: '„{title}“ löschen?',
  removeQuestion: 'Sie ist dann endgültig weg.',
  removed: 'Die Aufgabe ist gelöscht.',
}
