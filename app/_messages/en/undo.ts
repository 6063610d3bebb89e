export const work = {
  undo: 'Undo',
} as const
