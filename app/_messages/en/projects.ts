export const project = {
  settings: 'Settings',
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
