import type * as en from '../en/comments'
import type { PhrasesOf } from '../phrase'

export const work: PhrasesOf<typeof en.work> = {
  comments: 'Kommentare',
  noComments: 'Noch keine Kommentare.',
  newComment: 'Kommentar schreiben',
  comment: 'Kommentieren',
  commented: 'Dein Kommentar ist hinzugefügt.',
  edited: 'bearbeitet',
  editComment: 'Bearbeiten',
  editCommentOf: 'Kommentar von {name} bearbeiten',
  editCommentTitle: 'Kommentar bearbeiten',
  commentSaved: 'Der Kommentar ist gespeichert.',
  removeComment: 'Löschen',
  removeCommentOf: 'Kommentar von {name} löschen',
  removeCommentTitle: 'Kommentar von {name} löschen?',
  removeCommentVerb: 'Kommentar löschen',
  commentRemoved: 'Der Kommentar ist gelöscht.',
  byApi: 'API-Schlüssel oder ehemaliges Mitglied',
}

export const pager: PhrasesOf<typeof en.pager> = {
  comments: {
    more: 'Weitere Kommentare',
    newest: 'Erste Kommentare',
    older: 'Spätere Kommentare',
  },
}

export const activity: PhrasesOf<typeof en.activity> = {
  fields: {
    body: 'Kommentar',
  },
  objects: {
    comment: 'den Kommentar',
  },
  kinds: {
    comment: 'Kommentar',
  },
}

export const apiKeys: PhrasesOf<typeof en.apiKeys> = {
  scopeNames: {
    comments: 'Kommentare',
  },
}

export const sentences: PhrasesOf<typeof en.sentences> = {
  ownComment: 'Nur die Person, die einen Kommentar geschrieben hat, darf ihn ändern.',
  commentsOfOthers:
    'Nur die Person, die einen Kommentar geschrieben hat, ein Inhaber oder ein Admin darf ihn löschen.',
}
