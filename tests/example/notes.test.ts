import { expect, test } from 'vitest'
import * as note from '@/lib/features/notes/[noteId]/route'
import * as notes from '@/lib/features/notes/route'
import { createApiKey } from '../support/api-keys'
import { addNote, addNotes } from '../support/notes'
import { createFellow, createMember } from '../support/people'
import { send } from '../support/send'

async function createScene() {
  const ada = await createMember()
  const { data } = await addNote(ada, { title: 'Harvest', body: 'Before the frost.' })
  return { ada, one: { as: ada, params: { workspaceId: ada.workspaceId, noteId: data.id as string } } }
}

const change = { method: 'PATCH', headers: { 'if-match': '"1"' }, body: { title: 'Sowing' } }

test('a note is created, read, changed and removed', async () => {
  const { one } = await createScene()

  const read = await send(note.GET, one)
  const changed = await send(note.PATCH, { ...one, ...change })
  const removed = await send(note.DELETE, { ...one, method: 'DELETE' })
  const gone = await send(note.GET, one)

  expect([read, changed, removed, gone].map(({ status }) => status)).toEqual([200, 200, 204, 404])
  expect(read.data).toMatchObject({ title: 'Harvest', body: 'Before the frost.', createdBy: one.as.userId })
  expect(changed.data).toMatchObject({ title: 'Sowing', body: 'Before the frost.', version: 2 })
})

test('a stranger finds no note, and a viewer changes none', async () => {
  const { ada, one } = await createScene()
  const [stranger, viewer] = [await createMember(), await createFellow(ada.workspaceId, 'viewer')]
  const attempts = (as: typeof ada) => [
    send(note.GET, { ...one, as }),
    send(note.PATCH, { ...one, ...change, as }),
    send(note.DELETE, { ...one, as, method: 'DELETE' }),
  ]
  const statuses = async (as: typeof ada) => (await Promise.all(attempts(as))).map(({ status }) => status)

  expect(await statuses(stranger)).toEqual([404, 404, 404])
  expect(await statuses(viewer)).toEqual([200, 403, 403])
})

test('a second note of the same title is refused, whatever its case', async () => {
  const { ada } = await createScene()

  const { status, error } = await addNote(ada, { title: 'HARVEST' })

  expect([status, error.code]).toEqual([409, 'conflict'])
})

test('notes are listed a page at a time, the newest first', async () => {
  const ada = await createMember()
  await addNotes(ada, ['one', 'two', 'three'])
  const sent = { as: ada, params: { workspaceId: ada.workspaceId } }

  const first = await send(notes.GET, { ...sent, query: { limit: '2' } })
  const second = await send(notes.GET, { ...sent, query: { limit: '2', cursor: first.meta.page.next } })

  const titles = [first, second].map(({ data }) => data.map(({ title }: { title: string }) => title))
  expect(titles).toEqual([['three', 'two'], ['one']])
  expect(second.meta.page.next).toBeNull()
})

test('an API key does with notes what its scopes name, and no more', async () => {
  const { ada, one } = await createScene()
  const { secret } = await createApiKey(ada, ['notes.read', 'notes.create'])
  const { params } = one

  const read = await send(note.GET, { key: secret, params })
  const created = await send(notes.POST, { key: secret, params, body: { title: 'Sowing' } })
  const removed = await send(note.DELETE, { key: secret, params, method: 'DELETE' })

  expect([read, created, removed].map(({ status }) => status)).toEqual([200, 201, 403])
})
