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
  notAdded: '„{title}“ wurde nicht hinzugefügt. {reason}',
  emptyTitle: 'Noch keine Aufgaben',
  emptyOlder: 'Keine älteren Aufgaben',
  emptyMayCreate: 'Füge oben die erste Aufgabe hinzu.',
  empty: 'Neue Aufgaben erscheinen hier.',
}

export const projectSettings: PhrasesOf<typeof en.projectSettings> = {
  title: 'Projekteinstellungen',
  change: 'Projekt ändern',
  saved: 'Das Projekt ist gespeichert.',
  remove: 'Projekt löschen',
  removeLead: 'Auch seine Aufgaben werden gelöscht, für alle.',
  removeVerb: 'Projekt löschen',
  removeTitle: '„{name}“ löschen?',
  removeQuestion: 'Alle Aufgaben werden endgültig gelöscht. Das lässt sich nicht rückgängig machen.',
}

export const task: PhrasesOf<typeof en.task> = {
  done: 'Erledigt',
  open: 'Offen',
  doneMark: 'Erledigt:',
  openMark: 'Offen:',
  doneOf: 'Erledigt: {title}',
  created: 'Angelegt',
  noDescription: 'Keine Beschreibung.',
  change: 'Aufgabe ändern',
  title: 'Titel',
  saved: 'Die Aufgabe ist gespeichert.',
  removeVerb: 'Aufgabe löschen',
  removeTitle: '„{title}“ löschen?',
  removeQuestion: 'Das lässt sich nicht rückgängig machen.',
  removed: 'Die Aufgabe ist gelöscht.',
}
