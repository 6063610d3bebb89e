import type * as en from '../en/labels'
import type { PhrasesOf } from '../phrase'

export const labels: PhrasesOf<typeof en.labels> = {
  title: 'Labels',
  lead: 'Labels für Aufgaben, gemeinsam für alle Projekte in diesem Arbeitsbereich.',
  list: 'Labels',
  emptyTitle: 'Noch keine Labels',
  empty: 'Labels zeigen auf einen Blick, worum es bei einer Aufgabe geht.',
  name: 'Name',
  colour: 'Farbe',
  new: 'Neues Label',
  create: 'Label anlegen',
  created: 'Das Label „{name}“ ist angelegt.',
  edit: '{name} bearbeiten',
  editVerb: 'Bearbeiten',
  removeShort: 'Löschen',
  editTitle: 'Label bearbeiten',
  saved: 'Das Label ist gespeichert.',
  remove: '{name} löschen',
  removeTitle: '„{name}“ löschen?',
  removeQuestion: 'Es wird von allen Aufgaben entfernt.',
  removeVerb: 'Label löschen',
  removed: 'Das Label „{name}“ ist gelöscht.',
  colours: {
    grey: 'Grau',
    red: 'Rot',
    orange: 'Orange',
    yellow: 'Gelb',
    green: 'Grün',
    teal: 'Petrol',
    blue: 'Blau',
    purple: 'Violett',
    pink: 'Rosa',
  },
}

export const workspace: PhrasesOf<typeof en.workspace> = {
  labels: 'Labels',
}

export const pager: PhrasesOf<typeof en.pager> = {
  labels: {
    more: 'Weitere Labels',
    newest: 'Neueste Labels',
    older: 'Ältere Labels',
  },
}

export const activity: PhrasesOf<typeof en.activity> = {
  fields: {
    colour: 'Farbe',
  },
  objects: {
    label: 'das Label',
  },
  kinds: {
    label: 'Label',
  },
}

export const sentences: PhrasesOf<typeof en.sentences> = {
  labelNameTaken: 'In diesem Arbeitsbereich gibt es schon ein Label mit diesem Namen.',
  aLabel: 'Wähle ein Label dieses Arbeitsbereichs.',
}

export const work: PhrasesOf<typeof en.work> = {
  label: 'Label',
  labels: 'Labels',
  addLabel: 'Weiteres Label suchen',
  anyLabel: 'Alle Labels',
}
