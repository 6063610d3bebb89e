import type * as en from '../en/board'
import type { PhrasesOf } from '../phrase'

export const work: PhrasesOf<typeof en.work> = {
  board: 'Board',
  boardEmpty: 'Keine Aufgaben.',
  boardMore: 'Weitere in der Liste',
}
