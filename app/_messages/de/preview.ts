import type * as en from '../en/preview'
import type { PhrasesOf } from '../phrase'

export const landing: PhrasesOf<typeof en.landing> = {
  previewCaption: 'Harbour Coffee, der Demo-Arbeitsbereich',
}
