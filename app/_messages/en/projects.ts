export const project = {
  tasks: 'Tasks',
  settings: 'Settings',
  addTask: 'Add a task',
  newTask: 'New task',
  newTaskHint: 'What needs to be done?',
  add: 'Add',
  added: '“{title}” is added.',
  addedElsewhere: '“{title}” is added, but not shown here.',
  notAdded: '“{title}” was not added. {reason}',
  emptyTitle: 'No tasks yet',
  emptyOlder: 'No older tasks',
  emptyMayCreate: 'Add the first task above.',
  empty: 'New tasks appear here.',
} as const

export const projectSettings = {
  title: 'Project settings',
  change: 'Change the project',
  saved: 'The project is saved.',
  remove: 'Delete the project',
  removeLead: 'Its tasks are deleted too, for everyone.',
  removeVerb: 'Delete project',
  removeTitle: 'Delete “{name}”?',
  removeQuestion: 'All its tasks are deleted permanently. This cannot be undone.',
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
  removeQuestion: 'Comments and files are deleted too. This cannot be undone.',
  removed: 'The task is deleted.',
} as const

export const workspace = {
  projects: 'Projects',
  allProjects: 'All projects',
  emptyTitle: 'No projects yet',
  emptyMayCreate: 'Create the first project below, then add its tasks.',
  empty: 'New projects appear here.',
  newProject: 'New project',
  newProjectLead: 'A project groups related tasks.',
  projectName: 'Project name',
  createProject: 'Create project',
} as const

export const pager = {
  projects: {
    more: 'More projects',
    newest: 'Newest projects',
    older: 'Older projects',
  },
} as const

export const palette = {
  projects: 'Projects',
  newProject: 'New project',
} as const

export const activity = {
  objects: {
    project: 'the project',
  },
  kinds: {
    project: 'Project',
  },
} as const

export const apiKeys = {
  scopeNames: {
    projects: 'Projects',
  },
} as const

export const sentences = {
  projectNameTaken: 'This workspace already has a project with this name.',
} as const
