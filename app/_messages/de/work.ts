import type * as en from '../en/work'
import type { PhrasesOf } from '../phrase'

export const work: PhrasesOf<typeof en.work> = {
  views: 'Ansicht',
  list: 'Liste',
  board: 'Board',
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
  boardEmpty: 'Keine Aufgaben.',
  boardMore: 'Weitere in der Liste',
  dueDay: 'Fällig am {day}',
  overdueDay: 'Überfällig seit {day}',
  dueToday: 'Heute fällig',
  assignedTo: 'Zuständig: {name}',
  somebody: 'Ehemaliges Mitglied',
  select: 'Auswählen: {title}',
  selected: '{count} ausgewählt',
  selection: 'Ausgewählte Aufgaben',
  clearSelection: 'Auswahl aufheben',
  complete: 'Erledigen',
  reopen: 'Wieder öffnen',
  assign: 'Zuweisen an',
  assignToMe: 'Mir zuweisen',
  assignVerb: 'Zuweisen',
  remove: 'Löschen',
  removeTitle: '„{title}“ löschen?',
  removeManyTitle: '{count} Aufgaben löschen?',
  removeQuestion: 'Auch Kommentare und Dateien werden gelöscht. Das lässt sich nicht rückgängig machen.',
  more: 'und {count} weitere',
  actionsOf: 'Aktionen: {title}',
  edit: 'Titel bearbeiten',
  editOf: 'Titel von „{title}“',
  moveUp: 'Nach oben',
  moveDown: 'Nach unten',
  drag: 'Ziehen, um zu sortieren',
  completedOne: '„{title}“ ist erledigt.',
  reopenedOne: '„{title}“ ist wieder offen.',
  completedMany: '{count} Aufgaben sind erledigt.',
  reopenedMany: '{count} Aufgaben sind wieder offen.',
  assignedOne: '„{title}“ ist {name} zugewiesen.',
  assignedMany: '{count} Aufgaben sind {name} zugewiesen.',
  toNobody: 'niemandem',
  removedOne: '„{title}“ ist gelöscht.',
  removedMany: '{count} Aufgaben sind gelöscht.',
  movedBehind: '„{title}“ steht jetzt nach „{neighbour}“.',
  movedBefore: '„{title}“ steht jetzt vor „{neighbour}“.',
  unreachable: 'Der Server war nicht erreichbar. Es wurde nichts geändert.',
  shortcuts: 'Tastenkürzel',
  shortcutsTitle: 'Tastenkürzel in der Aufgabenliste',
  shortcutsLead:
    'Sie gelten, solange die Liste den Fokus hat. Klicke eine Zeile an oder wechsle mit Tab in die Liste.',
  keyNext: 'Nächste Aufgabe',
  keyPrevious: 'Vorige Aufgabe',
  keyOpen: 'Aufgabe öffnen',
  keySelect: 'Auswählen',
  keyEdit: 'Titel bearbeiten',
  keyDone: 'Erledigen oder wieder öffnen',
  keyClear: 'Abbrechen',
  keyHelp: 'Diese Hilfe zeigen',
  or: 'oder',
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

export const palette: PhrasesOf<typeof en.palette> = {
  tasks: 'Aufgaben',
  newTask: 'Neue Aufgabe in {project}',
  searchTasks: 'Aufgaben suchen oder Seite öffnen…',
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

export const members: PhrasesOf<typeof en.members> = {
  removeTasks: 'Zugewiesene Aufgaben bleiben erhalten und sind danach niemandem zugewiesen.',
}
