import type * as en from '../en/work'
import type { PhrasesOf } from '../phrase'

export const work: PhrasesOf<typeof en.work> = {
  views: 'Ansicht',
  list: 'Liste',
  filter: 'Aufgaben filtern',
  search: 'Aufgaben suchen',
  searchHint: 'Suchen…',
  state: 'Status',
  all: 'Alle Status',
  open: 'Offen',
  done: 'Erledigt',
  assignee: 'Zuständig',
  anyone: 'Alle Personen',
  nobody: 'Niemand',
  due: 'Fällig',
  dueOn: 'Fällig am',
  anyDay: 'Alle Termine',
  overdue: 'Überfällig',
  today: 'Heute',
  upcoming: 'Anstehend',
  noDay: 'Ohne Termin',
  sort: 'Reihenfolge',
  newest: 'Neueste',
  byDue: 'Nach Fälligkeit',
  byHand: 'Manuell',
  apply: 'Anwenden',
  clear: 'Alle Aufgaben zeigen',
  nothingTitle: 'Keine passenden Aufgaben',
  nothing: 'Keine Aufgabe dieses Projekts passt zum Filter.',
  dueDay: 'Fällig am {day}',
  overdueDay: 'Überfällig seit {day}',
  dueToday: 'Heute fällig',
  assignedTo: 'Zuständig: {name}',
  somebody: 'Ehemaliges Mitglied',
  complete: 'Erledigen',
  reopen: 'Wieder öffnen',
  assignToMe: 'Mir zuweisen',
  remove: 'Löschen',
  removeTitle: '„{title}“ löschen?',
  removeQuestion: 'Alles, was daran hängt, wird mitgelöscht. Das lässt sich nicht rückgängig machen.',
  actionsOf: 'Aktionen: {title}',
  edit: 'Titel bearbeiten',
  editOf: 'Titel von „{title}“',
  moveUp: 'Nach oben',
  moveDown: 'Nach unten',
  drag: 'Ziehen, um zu sortieren',
  completedOne: '„{title}“ ist erledigt.',
  reopenedOne: '„{title}“ ist wieder offen.',
  assignedOne: '„{title}“ ist {name} zugewiesen.',
  removedOne: '„{title}“ ist gelöscht.',
  movedBehind: '„{title}“ steht jetzt nach „{neighbour}“.',
  movedBefore: '„{title}“ steht jetzt vor „{neighbour}“.',
  unreachable: 'Der Server war nicht erreichbar. Es wurde nichts geändert.',
  theirsTitle: 'Jemand hat diese Aufgabe geändert, während du geschrieben hast',
  theirs: 'Dein Text ist noch da. Die Aufgabe lautet jetzt:',
  takeTheirs: 'Andere Fassung übernehmen',
  saveMine: 'Mit meiner überschreiben',
  titleNow: 'Jetzt heißt sie „{title}“.',
}

export const pager: PhrasesOf<typeof en.pager> = {
  tasks: {
    more: 'Weitere Aufgaben',
    newest: 'Neueste Aufgaben',
    older: 'Ältere Aufgaben',
  },
  ordered: {
    more: 'Weitere Aufgaben',
    newest: 'Zum Anfang',
    older: 'Folgende Aufgaben',
  },
}

export const activity: PhrasesOf<typeof en.activity> = {
  fields: {
    assigneeId: 'Zuständig',
    completedAt: 'Erledigt',
    dueOn: 'Fällig',
    title: 'Titel',
  },
  objects: {
    task: 'die Aufgabe',
  },
  kinds: {
    task: 'Aufgabe',
  },
  actions: {
    completed: 'erledigt',
    reopened: 'wieder geöffnet',
  },
}

export const apiKeys: PhrasesOf<typeof en.apiKeys> = {
  scopeNames: {
    tasks: 'Aufgaben',
  },
}

export const sentences: PhrasesOf<typeof en.sentences> = {
  aMember: 'Wähle ein Mitglied dieses Arbeitsbereichs.',
  titleChanged: 'Jemand hat diesen Titel geändert, während du geschrieben hast.',
  aNeighbour: 'Wähle eine andere Aufgabe desselben Projekts.',
  aDay: 'Wähle ein Datum zwischen den Jahren 2000 und 2999.',
}

export const overview: PhrasesOf<typeof en.overview> = {
  yours: 'Dir zugewiesen',
  nothing: 'Zurzeit ist dir nichts zugewiesen.',
  due: 'Fällig am {day}',
  overdue: 'Überfällig seit {day}',
}

export const project: PhrasesOf<typeof en.project> = {
  tasks: 'Aufgaben',
  addTask: 'Aufgabe hinzufügen',
  newTask: 'Neue Aufgabe',
  newTaskHint: 'Was ist zu tun?',
  add: 'Hinzufügen',
  added: '„{title}“ ist hinzugefügt.',
  addedElsewhere: '„{title}“ ist hinzugefügt, wird hier aber nicht gezeigt.',
  emptyTitle: 'Noch keine Aufgaben',
  emptyOlder: 'Keine älteren Aufgaben',
  emptyMayCreate: 'Füge oben die erste Aufgabe hinzu.',
  empty: 'Neue Aufgaben erscheinen hier.',
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
  removeQuestion: 'Alles, was daran hängt, wird mitgelöscht. Das lässt sich nicht rückgängig machen.',
  removed: 'Die Aufgabe ist gelöscht.',
}

export const members: PhrasesOf<typeof en.members> = {
  removeTasks: 'Zugewiesene Aufgaben bleiben erhalten und sind danach niemandem zugewiesen.',
}
