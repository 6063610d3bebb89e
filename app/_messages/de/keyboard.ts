import type * as en from '../en/keyboard'
import type { PhrasesOf } from '../phrase'

export const work: PhrasesOf<typeof en.work> = {
  shortcuts: 'Tastenkürzel',
  shortcutsTitle: 'Tastenkürzel in der Aufgabenliste',
  shortcutsLead:
    'Sie gelten, solange die Liste den Fokus hat. Klicke eine Zeile an oder wechsle mit Tab in die Liste.',
  keyNext: 'Nächste Aufgabe',
  keyPrevious: 'Vorige Aufgabe',
  keyOpen: 'Aufgabe öffnen',
  keyEdit: 'Titel bearbeiten',
  keyDone: 'Erledigen oder wieder öffnen',
  keyClear: 'Abbrechen',
  keyHelp: 'Diese Hilfe zeigen',
  or: 'oder',
}
