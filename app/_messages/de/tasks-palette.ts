import type * as en from '../en/tasks-palette'
import type { PhrasesOf } from '../phrase'

export const palette: PhrasesOf<typeof en.palette> = {
  newTask: 'Neue Aufgabe in {project}',
  searchTasks: 'Aufgaben suchen oder Seite öffnen…',
}
