export const palette = {
  open: 'Search or go to…',
  title: 'Search and commands',
  placeholder: 'Go to a page…',
  searching: 'Searching…',
  nothing: 'Nothing found.',
  failed: 'The search failed. Please try again.',
  pages: 'Pages',
  workspaces: 'Workspaces',
  otherWorkspaces: 'More workspaces',
  actions: 'Actions',
  newWorkspace: 'New workspace',
} as const
