/** Words of the landing page about the sample. */
export const landing = {
  replaceTitle: 'A sample to replace',
  replace: 'The task tracker is a sample app. Remove it, and the foundation keeps working.',
} as const
