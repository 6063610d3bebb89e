import type * as en from '../en/sample'
import type { PhrasesOf } from '../phrase'

/** Words of the landing page about the sample. */
export const landing: PhrasesOf<typeof en.landing> = {
  replaceTitle: 'Ein Beispiel zum Ersetzen',
  replace: 'Die Aufgabenverwaltung ist eine Beispielanwendung. Entferne sie, und das Fundament läuft weiter.',
}
