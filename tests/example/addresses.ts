const notes = '/workspaces/{workspaceId}/notes'

/** The operations of the example, as app/api/operations.ts has those of the product. */
export const addresses = {
  changeNote: `PATCH ${notes}/{noteId}`,
  createNote: `POST ${notes}`,
  getNote: `GET ${notes}/{noteId}`,
  listNotes: `GET ${notes}`,
  removeNote: `DELETE ${notes}/{noteId}`,
} as const
