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
  removeQuestion: 'Auch Kommentare und Dateien werden gelöscht. Das lässt sich nicht rückgängig machen.',
  removed: 'Die Aufgabe ist gelöscht.',
}

export const workspace: PhrasesOf<typeof en.workspace> = {
  projects: 'Projekte',
  allProjects: 'Alle Projekte',
  emptyTitle: 'Noch keine Projekte',
  emptyMayCreate: 'Lege unten das erste Projekt an und füge dann Aufgaben hinzu.',
  empty: 'Neue Projekte erscheinen hier.',
  newProject: 'Neues Projekt',
  newProjectLead: 'Ein Projekt fasst zusammengehörige Aufgaben zusammen.',
  projectName: 'Projektname',
  createProject: 'Projekt anlegen',
}

export const pager: PhrasesOf<typeof en.pager> = {
  projects: {
    more: 'Weitere Projekte',
    newest: 'Neueste Projekte',
    older: 'Ältere Projekte',
  },
}

export const palette: PhrasesOf<typeof en.palette> = {
  projects: 'Projekte',
  newProject: 'Neues Projekt',
}

export const activity: PhrasesOf<typeof en.activity> = {
  objects: {
    project: 'das Projekt',
  },
  kinds: {
    project: 'Projekt',
  },
}

export const apiKeys: PhrasesOf<typeof en.apiKeys> = {
  scopeNames: {
    projects: 'Projekte',
  },
}

export const sentences: PhrasesOf<typeof en.sentences> = {
  projectNameTaken: 'In diesem Arbeitsbereich gibt es schon ein Projekt mit diesem Namen.',
}
