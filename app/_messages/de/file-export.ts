import type * as en from '../en/file-export'
import type { PhrasesOf } from '../phrase'

export const account: PhrasesOf<typeof en.account> = {
  exportFiles:
    'Die angehängten Dateien sind enthalten. Dateien, die nicht gelesen werden können, stehen in einer Liste im Ordner ihres Arbeitsbereichs.',
}
