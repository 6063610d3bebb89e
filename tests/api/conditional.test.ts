import { describe, expect, test } from 'vitest'
import * as note from '@/lib/features/notes/[noteId]/route'
import * as notes from '@/lib/features/notes/route'
import * as workspace from '@/app/api/v1/workspaces/[workspaceId]/route'
import { insertNote } from '../support/notes'
import { owner } from '../support/owner'
import { createFellow, createMember, missingId } from '../support/people'
import { type Handler, send } from '../support/send'

/** A workspace with one note, both at version 1, and how to ask for each. */
async function createScene() {
  const ada = await createMember()
  const { workspaceId } = ada
  const noteId = await insertNote(ada, 'Ship it')
  return {
    ada,
    workspace: { as: ada, params: { workspaceId } },
    note: { as: ada, params: { workspaceId, noteId } },
    missing: {
      workspace: { as: ada, params: { workspaceId: missingId() } },
      note: { as: ada, params: { workspaceId, noteId: missingId() } },
    },
  }
}

type Kind = 'workspace' | 'note'

const reads = { workspace: workspace.GET, note: note.GET }

const writes: [name: string, kind: Kind, handler: Handler, request: object][] = [
  ['renaming a workspace', 'workspace', workspace.PATCH, { method: 'PATCH', body: { name: 'x' } }],
  ['removing a workspace', 'workspace', workspace.DELETE, { method: 'DELETE' }],
  ['changing a note', 'note', note.PATCH, { method: 'PATCH', body: { body: 'x' } }],
  ['removing a note', 'note', note.DELETE, { method: 'DELETE' }],
]

describe.each(writes)('%s', (_, kind, handler, request) => {
  const attempt = (sent: object, ifMatch: string) =>
    send(handler, { ...sent, ...request, headers: { 'if-match': ifMatch } })

  test('is refused at another version than the one that was read, and changes nothing', async () => {
    const scene = await createScene()
    const before = await send(reads[kind], scene[kind])

    const stale = await attempt(scene[kind], '"2"')
    const after = await send(reads[kind], scene[kind])

    expect({ status: stale.status, code: stale.error.code }).toEqual({
      status: 412,
      code: 'precondition_failed',
    })
    expect(after.data).toEqual(before.data)
  })

  test('goes through at that version', async () => {
    const scene = await createScene()
    const { headers } = await send(reads[kind], scene[kind])

    const { status } = await attempt(scene[kind], headers.get('etag')!)

    expect([200, 204]).toContain(status)
  })

  test('of what is not there is not found, whatever its version', async () => {
    const scene = await createScene()

    const statuses = [
      (await attempt(scene.missing[kind], '"1"')).status,
      (await attempt(scene.missing[kind], '*')).status,
    ]

    expect(statuses).toEqual([404, 404])
  })
})

test.each<Kind>(['workspace', 'note'])('a %s has a new ETag after every change', async (kind) => {
  const scene = await createScene()
  const [, , handler, request] = writes.find(
    ([name]) => /^(renaming|changing)/.test(name) && name.endsWith(kind),
  )!

  const first = await send(reads[kind], scene[kind])
  const changed = await send(handler, { ...scene[kind], ...request, headers: { 'if-match': '"1"' } })
  const second = await send(reads[kind], scene[kind])

  const [before, answered, after] = [first, changed, second].map(({ headers }) => headers.get('etag'))
  expect(before).toMatch(/^"1-[\w-]{16}"$/)
  expect(answered).toMatch(/^"2-[\w-]{16}"$/)
  expect(after).toBe(answered)
  expect([first, changed, second].map(({ data }) => data.version)).toEqual([1, 2, 2])
})

test('what creates answers with the ETag too, and a list with the versions that make it', async () => {
  const scene = await createScene()

  const created = await send(notes.POST, { ...scene.workspace, body: { title: 'Gemini' } })
  const list = await send(notes.GET, scene.workspace)

  expect(created.headers.get('etag')).toMatch(/^"1-/)
  expect(list.data.map(({ version }: { version: number }) => version)).toEqual([1, 1])
  expect(list.headers.get('etag')).toBeNull()
})

test.each(['TAG', 'W/TAG', '"7", TAG', '*'])(
  'a read by who has %s already is answered 304, without a body',
  async (known) => {
    const scene = await createScene()
    const etag = (await send(note.GET, scene.note)).headers.get('etag')!
    const headers = { 'if-none-match': known.replace('TAG', etag) }

    const get = await send(note.GET, { ...scene.note, headers })
    const head = await send(note.HEAD, { ...scene.note, method: 'HEAD', headers })

    for (const { status, text, headers: answered } of [get, head]) {
      expect({ status, text, etag: answered.get('etag'), type: answered.get('content-type') }).toEqual({
        status: 304,
        text: '',
        etag,
        type: null,
      })
    }
  },
)

test('a read by who has another version gets the whole', async () => {
  const scene = await createScene()

  const { status, data } = await send(note.GET, {
    ...scene.note,
    headers: { 'if-none-match': '"2", "1", "1-0000000000000000"' },
  })

  expect({ status, title: data.title }).toEqual({ status: 200, title: 'Ship it' })
})

test('a read that insists on a version is refused at another', async () => {
  const scene = await createScene()

  const read = (ifMatch: string) => send(note.GET, { ...scene.note, headers: { 'if-match': ifMatch } })

  expect((await read('"1"')).status).toBe(200)
  expect((await read('*')).status).toBe(200)
  expect((await read('"2"')).status).toBe(412)
  expect((await read('W/"1"')).status).toBe(412)
})

test.each([
  ['W/"1"', 412],
  ['"1-x"', 412],
  ['1', 412],
  ['', 412],
  ['"1-0123456789abcde"', 412],
  ['"99999999999"', 412],
  ['W/"1", "2"', 412],
  ['"2", "1"', 200],
  ['"2" ,"1","3"', 200],
  ['*', 200],
])('a change with If-Match %s is answered %i', async (ifMatch, expected) => {
  const scene = await createScene()

  const { status } = await send(note.PATCH, {
    ...scene.note,
    method: 'PATCH',
    headers: { 'if-match': ifMatch },
    body: { title: 'x' },
  })

  expect(status).toBe(expected)
})

test('a note is not changed by who does not say which version they read', async () => {
  const scene = await createScene()

  const { status, error } = await send(note.PATCH, { ...scene.note, method: 'PATCH', body: { title: 'x' } })

  expect({ status, code: error.code }).toEqual({ status: 428, code: 'precondition_required' })
})

test('of two writers who read the same version exactly one wins, every time', async () => {
  const scene = await createScene()

  for (let version = 1; version <= 20; version++) {
    const write = (title: string) =>
      send(note.PATCH, {
        ...scene.note,
        method: 'PATCH',
        headers: { 'if-match': `"${version}"` },
        body: { title },
      })
    const answers = await Promise.all([write(`one ${version}`), write(`other ${version}`)])

    const [winner] = answers.filter(({ status }) => status === 200)
    const read = await send(note.GET, scene.note)
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 412]))
    expect(read.data).toEqual(winner!.data)
  }
})

test('a new role makes a new ETag of the workspace that shows it', async () => {
  const scene = await createScene()
  const fellow = await createFellow(scene.ada.workspaceId, 'member')
  const known = (await send(workspace.GET, { ...scene.workspace, as: fellow })).headers.get('etag')!
  const sent = { ...scene.workspace, as: fellow, headers: { 'if-none-match': known } }

  const before = await send(workspace.GET, sent)
  await owner.query(`update memberships set role = 'admin' where user_id = $1`, [fellow.userId])
  const after = await send(workspace.GET, sent)

  expect(before.status).toBe(304)
  expect({ status: after.status, role: after.data.role }).toEqual({ status: 200, role: 'admin' })
})

test('a condition that an operation cannot keep is refused, not ignored', async () => {
  const scene = await createScene()
  const create = (headers: Record<string, string>) =>
    send(notes.POST, { ...scene.workspace, headers, body: { title: 'Gemini' } })

  const matched = await create({ 'if-match': '"1"' })
  const unmatched = await create({ 'if-none-match': '*' })

  expect([matched.status, unmatched.status]).toEqual([412, 422])
  expect(unmatched.error.details).toEqual([
    { path: 'headers.if-none-match', message: 'Only reads support If-None-Match.' },
  ])
})

test('who may not change it learns nothing of its version', async () => {
  const scene = await createScene()
  const viewer = await createFellow(scene.ada.workspaceId, 'viewer')
  const stranger = await createMember()
  const change = { ...scene.note, method: 'PATCH', body: { title: 'x' }, headers: { 'if-match': '"7"' } }

  const statuses = [
    (await send(note.PATCH, { ...change, as: viewer })).status,
    (await send(note.PATCH, { ...change, as: stranger })).status,
  ]

  expect(statuses).toEqual([403, 404])
})
