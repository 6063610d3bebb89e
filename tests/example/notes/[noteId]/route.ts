import { ChangeNote, Note, NoteScope } from '@/lib/features/notes/schema'
import { changeNote, getNote, removeNote } from '@/lib/features/notes/service'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    {
      id: 'getNote',
      summary: 'Read a note.',
      description: 'The note with its version.',
      permission: 'notes.read',
      params: NoteScope,
      returns: Note,
    },
    ({ caller, params }) => getNote(caller, params.workspaceId, params.noteId),
  ),
  PATCH: route(
    {
      id: 'changeNote',
      summary: 'Change a note.',
      description: 'The fields that are sent.',
      permission: 'notes.change',
      params: NoteScope,
      body: ChangeNote,
      returns: Note,
      errors: ['conflict'],
      ifMatch: 'required',
    },
    ({ caller, params, body, versions }) =>
      changeNote(caller, params.workspaceId, params.noteId, body, versions),
  ),
  DELETE: route(
    {
      id: 'removeNote',
      summary: 'Remove a note.',
      description: 'A removed note cannot be restored.',
      permission: 'notes.remove',
      params: NoteScope,
      ifMatch: 'optional',
    },
    ({ caller, params, versions }) => removeNote(caller, params.workspaceId, params.noteId, versions),
  ),
})
