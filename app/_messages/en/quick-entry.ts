export const project = {
  notAdded: '“{title}” was not added. {reason}',
} as const
