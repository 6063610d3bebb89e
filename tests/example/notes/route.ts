import { CreateNote, Note } from '@/lib/features/notes/schema'
import { createNote, listNotes } from '@/lib/features/notes/service'
import { WorkspaceScope } from '@/lib/features/workspaces/schema'
import { PageQuery, pageOf } from '@/lib/http/paging'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    {
      id: 'listNotes',
      summary: 'List the notes of a workspace.',
      description: 'All notes, newest first.',
      permission: 'notes.read',
      params: WorkspaceScope,
      query: PageQuery,
      returnsPageOf: Note,
    },
    ({ caller, params, query }) => listNotes(caller, params.workspaceId, pageOf(query)),
  ),
  POST: route(
    {
      id: 'createNote',
      summary: 'Create a note.',
      description: 'Another note of the same title is a conflict.',
      permission: 'notes.create',
      params: WorkspaceScope,
      body: CreateNote,
      returns: Note,
      status: 201,
      errors: ['conflict'],
    },
    ({ caller, params, body }) => createNote(caller, params.workspaceId, body),
  ),
})
