export const project = {
  tasks: 'Tasks',
  settings: 'Settings',
  addTask: 'Add a task',
  newTask: 'New task',
  newTaskHint: 'What needs to be done?',
  add: 'Add',
  added: '“{title}” is added.',
  addedElsewhere: '“{title}” is added, but not shown here.',
  notAdded: '“{title}” is not added. {reason}',
  emptyTitle: 'No task yet',
  emptyOlder: 'No older task',
  emptyMayCreate: 'Write down what comes first, above.',
  empty: 'As soon as somebody adds one, you see it here.',
} as const

export const projectSettings = {
  title: 'Project settings',
  change: 'Change the project',
  saved: 'The project is saved.',
  remove: 'Delete the project',
  removeLead: 'Its tasks go with it, for everyone.',
  removeVerb: 'Delete project',
  removeTitle: 'Delete “{name}”?',
  removeQuestion: 'All its tasks are gone for good. Nobody can bring them back.',
} as const

export const task = {
  done: 'Done',
  open: 'Open',
  doneMark: 'Done:',
  openMark: 'Open:',
  doneOf: 'Done: {title}',
  created: 'Created',
  noDescription: 'It has no description.',
  change: 'Change the task',
  title: 'Title',
  saved: 'The task is saved.',
  removeVerb: 'Delete task',
  removeTitle: 'Delete “{title}”?',
  removeQuestion: 'It is gone for good.',
  removed: 'The task is deleted.',
} as const
