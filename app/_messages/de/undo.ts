import type * as en from '../en/undo'
import type { PhrasesOf } from '../phrase'

export const work: PhrasesOf<typeof en.work> = {
  undo: 'Rückgängig',
}
