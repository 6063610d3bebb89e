export const work = {
  board: 'Board',
  boardEmpty: 'No tasks.',
  boardMore: 'More in the list',
} as const
