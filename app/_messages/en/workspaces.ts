export const workspaces = {
  meta: 'Workspaces',
  title: 'Your workspaces',
  emptyTitle: 'No workspaces yet',
  empty: 'Create your first workspace below.',
  yourRole: 'Your role: {role}',
  created: 'created',
  new: 'New workspace',
  newLead: 'A workspace for a team or a client. You become its owner.',
  name: 'Workspace name',
  create: 'Create workspace',
} as const

export const workspace = {
  created: 'Created',
  overview: 'Overview',
  activity: 'Activity',
  members: 'Members',
  apiKeys: 'API keys',
  settings: 'Settings',
} as const

export const workspaceSettings = {
  meta: 'Workspace settings',
  title: 'Settings',
  general: 'General',
  name: 'Name',
  saved: 'The name is saved.',
  transfer: 'Transfer the workspace',
  transferLead: 'Another member becomes the owner, and you become an admin.',
  transferTo: 'New owner',
  transferVerb: 'Transfer ownership',
  transferTitle: 'Transfer “{name}”?',
  transferQuestion: 'Only the new owner can transfer it back to you.',
  transferAlone: 'There are no other members yet. Invite somebody first.',
  transferred: '{name} is now the owner of the workspace.',
  remove: 'Delete the workspace',
  removeLead: 'All its data is deleted too, for everyone.',
  removeVerb: 'Delete workspace',
  removeTitle: 'Delete “{name}”?',
  removeQuestion: 'All its data is deleted permanently. This cannot be undone.',
} as const
