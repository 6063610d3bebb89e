export const work = {
  comments: 'Comments',
  noComments: 'No comments yet.',
  newComment: 'Write a comment',
  comment: 'Comment',
  commented: 'Your comment is added.',
  edited: 'edited',
  editComment: 'Edit',
  editCommentOf: 'Edit the comment of {name}',
  editCommentTitle: 'Edit the comment',
  commentSaved: 'The comment is saved.',
  removeComment: 'Delete',
  removeCommentOf: 'Delete the comment of {name}',
  removeCommentTitle: 'Delete the comment of {name}?',
  removeCommentVerb: 'Delete comment',
  commentRemoved: 'The comment is deleted.',
  byApi: 'API key or former member',
} as const

export const pager = {
  comments: {
    more: 'More comments',
    newest: 'First comments',
    older: 'Later comments',
  },
} as const

export const activity = {
  fields: {
    body: 'Comment',
  },
  objects: {
    comment: 'the comment',
  },
  kinds: {
    comment: 'Comment',
  },
} as const

export const apiKeys = {
  scopeNames: {
    comments: 'Comments',
  },
} as const

export const sentences = {
  ownComment: 'Only the author may change a comment.',
  commentsOfOthers: 'Only the author, an owner or an admin may delete a comment.',
} as const
