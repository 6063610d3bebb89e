export const frame = {
  skip: 'Skip to content',
  accountNavigation: 'Account',
  workspaceNavigation: 'Workspace',
  breadcrumb: 'Breadcrumb',
} as const

export const preferences = {
  theme: 'Theme',
  system: 'System',
  light: 'Light',
  dark: 'Dark',
  language: 'Language',
} as const

export const pager = {
  workspaces: {
    more: 'More workspaces',
    newest: 'Newest workspaces',
    older: 'Older workspaces',
  },
  members: {
    more: 'More members',
    newest: 'First members',
    older: 'Later members',
  },
  activity: {
    more: 'More activity',
    newest: 'Newest activity',
    older: 'Older activity',
  },
  apiKeys: {
    more: 'More API keys',
    newest: 'Newest API keys',
    older: 'Older API keys',
  },
} as const

export const fields = {
  email: 'Email',
  password: 'Password',
  newPassword: 'New password',
  currentPassword: 'Current password',
  passwordHint: 'At least 10 characters.',
  yourName: 'Your name',
  yourNameHint: 'Shown to people you work with.',
  description: 'Description',
  save: 'Save',
} as const

export const keptForm = {
  sendAgain:
    'This page came from an earlier version of the site, so nothing was sent. We kept your input, except passwords. Check it and send it again.',
  tryAgain: 'This page came from an earlier version of the site, so nothing was done. Please try again.',
  sendNow:
    'Nothing was sent before you confirmed that it is you. We kept your input, except passwords. Send it now.',
  tooLong: 'Part of it was too long to keep.',
  typed: 'Your input',
} as const

export const notFound = {
  meta: 'Not found',
  title: 'Page not found',
  lead: 'This page does not exist, or you are not a member of its workspace.',
  back: 'Go to your workspaces',
} as const

export const time = {
  justNow: 'just now',
} as const
