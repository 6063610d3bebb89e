import type * as en from '../en/palette'
import type { PhrasesOf } from '../phrase'

export const palette: PhrasesOf<typeof en.palette> = {
  open: 'Suchen oder öffnen…',
  title: 'Suche und Befehle',
  placeholder: 'Seite öffnen…',
  searching: 'Sucht…',
  nothing: 'Nichts gefunden.',
  failed: 'Die Suche ist fehlgeschlagen. Bitte versuche es noch einmal.',
  pages: 'Seiten',
  workspaces: 'Arbeitsbereiche',
  otherWorkspaces: 'Weitere Arbeitsbereiche',
  actions: 'Aktionen',
  newWorkspace: 'Neuer Arbeitsbereich',
}
