import type * as en from '../en/quick-entry'
import type { PhrasesOf } from '../phrase'

export const project: PhrasesOf<typeof en.project> = {
  notAdded: '„{title}“ wurde nicht hinzugefügt. {reason}',
}
