/** Texts of the task pages and their client components. */
export const work = {
  views: 'View',
  list: 'List',
  board: 'Board',
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
  boardEmpty: 'No tasks.',
  boardMore: 'More in the list',
  dueDay: 'Due {day}',
  overdueDay: 'Overdue since {day}',
  dueToday: 'Due today',
  assignedTo: 'Assigned to {name}',
  somebody: 'Former member',
  select: 'Select: {title}',
  selected: '{count} selected',
  selection: 'Selected tasks',
  clearSelection: 'Clear the selection',
  complete: 'Complete',
  reopen: 'Reopen',
  assign: 'Assign to',
  assignToMe: 'Assign to me',
  assignVerb: 'Assign',
  remove: 'Delete',
  removeTitle: 'Delete “{title}”?',
  removeManyTitle: 'Delete {count} tasks?',
  removeQuestion: 'Comments and files are deleted too. This cannot be undone.',
  more: 'and {count} more',
  actionsOf: 'Actions: {title}',
  edit: 'Edit the title',
  editOf: 'Title of “{title}”',
  moveUp: 'Move up',
  moveDown: 'Move down',
  drag: 'Drag to reorder',
  completedOne: '“{title}” is done.',
  reopenedOne: '“{title}” is open again.',
  completedMany: '{count} tasks are done.',
  reopenedMany: '{count} tasks are open again.',
  assignedOne: '“{title}” is assigned to {name}.',
  assignedMany: '{count} tasks are assigned to {name}.',
  toNobody: 'nobody',
  removedOne: '“{title}” is deleted.',
  removedMany: '{count} tasks are deleted.',
  movedBehind: '“{title}” now comes after “{neighbour}”.',
  movedBefore: '“{title}” now comes before “{neighbour}”.',
  unreachable: 'The server could not be reached. Nothing was changed.',
  shortcuts: 'Keyboard shortcuts',
  shortcutsTitle: 'Keyboard shortcuts in the task list',
  shortcutsLead: 'They work while the list has the focus. Click a row, or move to the list with Tab.',
  keyNext: 'Next task',
  keyPrevious: 'Previous task',
  keyOpen: 'Open the task',
  keySelect: 'Select',
  keyEdit: 'Edit the title',
  keyDone: 'Complete or reopen',
  keyClear: 'Cancel',
  keyHelp: 'Show this help',
  or: 'or',
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

export const palette = {
  tasks: 'Tasks',
  newTask: 'New task in {project}',
  searchTasks: 'Search tasks or go to a page…',
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

export const members = { removeTasks: 'Their tasks stay and become unassigned.' } as const
