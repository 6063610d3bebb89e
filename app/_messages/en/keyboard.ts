export const work = {
  shortcuts: 'Keyboard shortcuts',
  shortcutsTitle: 'Keyboard shortcuts in the task list',
  shortcutsLead: 'They work while the list has the focus. Click a row, or move to the list with Tab.',
  keyNext: 'Next task',
  keyPrevious: 'Previous task',
  keyOpen: 'Open the task',
  keyEdit: 'Edit the title',
  keyDone: 'Complete or reopen',
  keyClear: 'Cancel',
  keyHelp: 'Show this help',
  or: 'or',
} as const
