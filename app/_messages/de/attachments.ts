import type * as en from '../en/attachments'
import type { PhrasesOf } from '../phrase'

export const work: PhrasesOf<typeof en.work> = {
  files: 'Dateien',
  noFiles: 'Keine Dateien angehängt.',
  addFiles: 'Dateien anhängen',
  dropFiles: 'oder hier ablegen',
  fileLimits:
    'Bis zu {count} Dateien von je höchstens {size}: Bilder, PDF, Text, Office-Dokumente, Audio, Video und ZIP.',
  filesNeedScript: 'Zum Anhängen von Dateien wird JavaScript benötigt.',
  uploading: '{name} wird hochgeladen',
  uploaded: '„{name}“ ist angehängt.',
  uploadFailed: '„{name}“ konnte nicht hochgeladen werden: {reason}',
  retry: 'Noch einmal versuchen',
  retryOf: '{name} noch einmal hochladen',
  dismiss: 'Verwerfen',
  dismissOf: '{name} verwerfen',
  stopOf: 'Hochladen von {name} abbrechen',
  stop: 'Abbrechen',
  connectionLost: 'Die Verbindung wurde unterbrochen.',
  tooLarge: 'Sie ist größer als {size}.',
  emptyFile: 'Sie ist leer.',
  wrongKind: 'Dieser Dateityp wird nicht angenommen.',
  download: '{name} herunterladen',
  removeFile: 'Löschen',
  removeFileOf: '{name} löschen',
  removeFileTitle: '„{name}“ löschen?',
  removeFileQuestion: 'Das lässt sich nicht rückgängig machen.',
  removeFileVerb: 'Datei löschen',
  fileRemoved: '„{name}“ ist gelöscht.',
}

export const activity: PhrasesOf<typeof en.activity> = {
  values: {
    pending: 'Wird hochgeladen',
    ready: 'Bereit',
  },
  fields: {
    contentType: 'Dateityp',
    fileName: 'Datei',
    sizeBytes: 'Größe',
  },
  objects: {
    attachment: 'die Datei',
  },
  kinds: {
    attachment: 'Datei',
  },
}

export const apiKeys: PhrasesOf<typeof en.apiKeys> = {
  scopeNames: {
    attachments: 'Dateien',
  },
}

export const sentences: PhrasesOf<typeof en.sentences> = {
  filesOfOthers:
    'Nur die Person, die eine Datei hochgeladen hat, ein Inhaber oder ein Admin darf sie löschen.',
  fileIsThere: 'Die Datei ist schon hochgeladen.',
  filesUnavailable: 'Der Dateispeicher ist gerade nicht verfügbar.',
}
