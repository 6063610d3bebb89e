import type * as en from '../en/overview'
import type { PhrasesOf } from '../phrase'

export const overview: PhrasesOf<typeof en.overview> = {
  numbers: 'Daten zeigen',
  atLeast: '{count} oder mehr',
  weeks: 'Aufgaben nach Wochen',
  weeksLead: 'Die letzten zwölf Wochen.',
  week: 'Woche vom',
  opened: 'Angelegt',
  completed: 'Erledigt',
  weeksSummary: '{opened} angelegt und {completed} erledigt seit {day}.',
  weeksEmpty: 'Es wurden keine Aufgaben angelegt oder erledigt.',
  highest: 'Skala: 0 bis {count}',
  load: 'Offene Aufgaben je Person',
  loadLead: 'Personen mit den meisten Aufgaben zuerst.',
  loadPart: 'Gezählt werden nur die {count} dringendsten offenen Aufgaben.',
  unassigned: 'Nicht zugewiesen',
  somebody: 'Ein Mitglied',
  loadEmpty: 'Keine offenen Aufgaben.',
  late: 'Überfällige Aufgaben',
  lateOne: '1 offene Aufgabe ist überfällig.',
  lateMany: '{count} offene Aufgaben sind überfällig.',
  lateEmpty: 'Keine überfälligen Aufgaben.',
}
