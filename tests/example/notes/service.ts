import type { Caller } from '@/lib/auth/caller'
import { found } from '@/lib/db/found'
import { type Page, type PageRequest, toPage } from '@/lib/db/page'
import { asReader, asUser, may } from '@/lib/db/transaction'
import type { Versions } from '@/lib/db/versions'
import { deleteNote, insertNote, selectNote, selectNotes, updateNote } from './queries'
import type { ChangeNote, CreateNote, Note } from './schema'

export function listNotes(caller: Caller, workspaceId: string, page: PageRequest): Promise<Page<Note>> {
  return asReader(caller, may('notes.read', workspaceId), async (tx) =>
    toPage(await selectNotes(tx, workspaceId, page), page.limit),
  )
}

export function getNote(caller: Caller, workspaceId: string, noteId: string): Promise<Note> {
  return asReader(caller, may('notes.read', workspaceId), async (tx) =>
    found(await selectNote(tx, workspaceId, noteId)),
  )
}

/** Throws `conflict` when the workspace has a note of that title, whatever its case. */
export function createNote(caller: Caller, workspaceId: string, input: CreateNote): Promise<Note> {
  return asUser(caller, may('notes.create', workspaceId), (tx) => insertNote(tx, workspaceId, input))
}

/** Throws `conflict` as createNote does. */
export function changeNote(
  caller: Caller,
  workspaceId: string,
  noteId: string,
  input: ChangeNote,
  versions?: Versions,
): Promise<Note> {
  return asUser(caller, may('notes.change', workspaceId), async (tx) =>
    found(await updateNote(tx, workspaceId, noteId, input, versions)),
  )
}

export function removeNote(
  caller: Caller,
  workspaceId: string,
  noteId: string,
  versions?: Versions,
): Promise<void> {
  return asUser(caller, may('notes.remove', workspaceId), async (tx) => {
    found(await deleteNote(tx, workspaceId, noteId, versions))
  })
}
