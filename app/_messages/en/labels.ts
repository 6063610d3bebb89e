export const labels = {
  title: 'Labels',
  lead: 'Tags for tasks, shared by all projects in this workspace.',
  list: 'Labels',
  emptyTitle: 'No labels yet',
  empty: 'Labels show at a glance what a task is about.',
  name: 'Name',
  colour: 'Colour',
  new: 'New label',
  create: 'Create label',
  created: 'The label “{name}” is created.',
  edit: 'Edit {name}',
  editVerb: 'Edit',
  removeShort: 'Delete',
  editTitle: 'Edit the label',
  saved: 'The label is saved.',
  remove: 'Delete {name}',
  removeTitle: 'Delete “{name}”?',
  removeQuestion: 'It will be removed from all tasks.',
  removeVerb: 'Delete label',
  removed: 'The label “{name}” is deleted.',
  colours: {
    grey: 'Grey',
    red: 'Red',
    orange: 'Orange',
    yellow: 'Yellow',
    green: 'Green',
    teal: 'Teal',
    blue: 'Blue',
    purple: 'Purple',
    pink: 'Pink',
  },
} as const

export const workspace = {
  labels: 'Labels',
} as const

export const pager = {
  labels: {
    more: 'More labels',
    newest: 'Newest labels',
    older: 'Older labels',
  },
} as const

export const activity = {
  fields: {
    colour: 'Colour',
  },
  objects: {
    label: 'the label',
  },
  kinds: {
    label: 'Label',
  },
} as const

export const sentences = {
  labelNameTaken: 'This workspace already has a label with this name.',
  aLabel: 'Choose a label of this workspace.',
} as const

export const work = {
  label: 'Label',
  labels: 'Labels',
  addLabel: 'Find another label',
  anyLabel: 'Any label',
} as const
