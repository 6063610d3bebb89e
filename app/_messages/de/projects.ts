import type * as en from '../en/projects'
import type { PhrasesOf } from '../phrase'

export const project: PhrasesOf<typeof en.project> = {
  settings: 'Einstellungen',
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
