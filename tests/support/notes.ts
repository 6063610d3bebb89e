import * as notes from '@/lib/features/notes/route'
import { owner } from './owner'
import type { createMember } from './people'
import { send } from './send'

export type Member = Awaited<ReturnType<typeof createMember>>

/** A note of a workspace, added past the API. */
export async function insertNote({ workspaceId }: { workspaceId: string }, title = 'Apollo') {
  const { rows } = await owner.query<{ id: string }>(
    'insert into notes (workspace_id, title) values ($1, $2) returning id',
    [workspaceId, title],
  )
  return rows[0]!.id
}

export const addNote = (as: Member, body: object) =>
  send(notes.POST, { as, params: { workspaceId: as.workspaceId }, body })

/** Adds one note after the other, so that their order is known, and answers their ids by title. */
export async function addNotes(as: Member, titles: string[]) {
  const ids: Record<string, string> = {}
  for (const title of titles) ids[title] = (await addNote(as, { title })).data.id
  return ids
}

export async function countNotes({ workspaceId }: { workspaceId: string }) {
  const { rows } = await owner.query<{ count: number }>(
    'select count(*)::int from notes where workspace_id = $1',
    [workspaceId],
  )
  return rows[0]!.count
}
