/** Texts of the task pages and their client components. */
export const work = {
  views: 'View',
  list: 'List',
  filter: 'Filter the tasks',
  search: 'Search the tasks',
  searchHint: 'Search…',
  state: 'Status',
  all: 'Any status',
  open: 'Open',
  done: 'Done',
  assignee: 'Assignee',
  anyone: 'Anyone',
  nobody: 'Nobody',
  due: 'Due',
  dueOn: 'Due on',
  anyDay: 'Any date',
  overdue: 'Overdue',
  today: 'Today',
  upcoming: 'Upcoming',
  noDay: 'No due date',
  sort: 'Sort',
  newest: 'Newest',
  byDue: 'By due date',
  byHand: 'Manual',
  apply: 'Apply',
  clear: 'Show all tasks',
  nothingTitle: 'No matching tasks',
  nothing: 'No task in this project matches the filter.',
  dueDay: 'Due {day}',
  overdueDay: 'Overdue since {day}',
  dueToday: 'Due today',
  assignedTo: 'Assigned to {name}',
  somebody: 'Former member',
  complete: 'Complete',
  reopen: 'Reopen',
  assignToMe: 'Assign to me',
  remove: 'Delete',
  removeTitle: 'Delete “{title}”?',
  removeQuestion: 'Everything attached to it is deleted too. This cannot be undone.',
  actionsOf: 'Actions: {title}',
  edit: 'Edit the title',
  editOf: 'Title of “{title}”',
  moveUp: 'Move up',
  moveDown: 'Move down',
  drag: 'Drag to reorder',
  completedOne: '“{title}” is done.',
  reopenedOne: '“{title}” is open again.',
  assignedOne: '“{title}” is assigned to {name}.',
  removedOne: '“{title}” is deleted.',
  movedBehind: '“{title}” now comes after “{neighbour}”.',
  movedBefore: '“{title}” now comes before “{neighbour}”.',
  unreachable: 'The server could not be reached. Nothing was changed.',
  theirsTitle: 'Somebody changed this task while you were writing',
  theirs: 'Your text is still here. The task now says:',
  takeTheirs: 'Use their version',
  saveMine: 'Overwrite with mine',
  titleNow: 'It is now “{title}”.',
} as const

export const pager = {
  tasks: {
    more: 'More tasks',
    newest: 'Newest tasks',
    older: 'Older tasks',
  },
  ordered: {
    more: 'More tasks',
    newest: 'Back to the start',
    older: 'Further tasks',
  },
} as const

export const activity = {
  fields: {
    assigneeId: 'Assignee',
    completedAt: 'Completed',
    dueOn: 'Due',
    title: 'Title',
  },
  objects: {
    task: 'the task',
  },
  kinds: {
    task: 'Task',
  },
  actions: {
    completed: 'completed',
    reopened: 'reopened',
  },
} as const

export const apiKeys = {
  scopeNames: {
    tasks: 'Tasks',
  },
} as const

export const sentences = {
  aMember: 'Choose a member of this workspace.',
  titleChanged: 'Somebody changed this title while you were writing.',
  aNeighbour: 'Choose another task of the same project.',
  aDay: 'Choose a date between the years 2000 and 2999.',
} as const

export const overview = {
  yours: 'Assigned to you',
  nothing: 'Nothing is assigned to you right now.',
  due: 'Due {day}',
  overdue: 'Overdue since {day}',
} as const

export const project = {
  tasks: 'Tasks',
  addTask: 'Add a task',
  newTask: 'New task',
  newTaskHint: 'What needs to be done?',
  add: 'Add',
  added: '“{title}” is added.',
  addedElsewhere: '“{title}” is added, but not shown here.',
  emptyTitle: 'No tasks yet',
  emptyOlder: 'No older tasks',
  emptyMayCreate: 'Add the first task above.',
  empty: 'New tasks appear here.',
} as const

export const task = {
  done: 'Done',
  open: 'Open',
  doneMark: 'Done:',
  openMark: 'Open:',
  doneOf: 'Done: {title}',
  created: 'Created',
  noDescription: 'No description.',
  change: 'Change the task',
  title: 'Title',
  saved: 'The task is saved.',
  removeVerb: 'Delete task',
  removeTitle: 'Delete “{title}”?',
  removeQuestion: 'Everything attached to it is deleted too. This cannot be undone.',
  removed: 'The task is deleted.',
} as const

export const members = { removeTasks: 'Their tasks stay and become unassigned.' } as const
