import type * as en from '../en/bulk'
import type { PhrasesOf } from '../phrase'

export const work: PhrasesOf<typeof en.work> = {
  select: 'Auswählen: {title}',
  selected: '{count} ausgewählt',
  selection: 'Ausgewählte Aufgaben',
  clearSelection: 'Auswahl aufheben',
  assign: 'Zuweisen an',
  assignVerb: 'Zuweisen',
  removeManyTitle: '{count} Aufgaben löschen?',
  more: 'und {count} weitere',
  completedMany: '{count} Aufgaben sind erledigt.',
  reopenedMany: '{count} Aufgaben sind wieder offen.',
  assignedMany: '{count} Aufgaben sind {name} zugewiesen.',
  toNobody: 'niemandem',
  removedMany: '{count} Aufgaben sind gelöscht.',
  selectVerb: 'Auswählen',
}
