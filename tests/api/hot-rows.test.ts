import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import * as note from '@/lib/features/notes/[noteId]/route'
import { asReader, asUser, may, type Tx } from '@/lib/db/transaction'
import { log } from '@/lib/observability/log'
import { insertNote } from '../support/notes'
import { owner } from '../support/owner'
import { createMember } from '../support/people'
import { send } from '../support/send'

async function createScene() {
  const ada = await createMember()
  const noteId = await insertNote(ada)
  const sent = { as: ada, params: { workspaceId: ada.workspaceId, noteId } }
  const change = () =>
    send(note.PATCH, { ...sent, method: 'PATCH', headers: { 'if-match': '*' }, body: { body: 'x' } })
  return { ada, noteId, change, read: () => send(note.GET, sent) }
}

/** Holds what `statement` locks while `run` goes on. */
async function holding<T>(statement: string, values: unknown[], run: () => Promise<T>): Promise<T> {
  const other = await owner.connect()
  try {
    await other.query('begin')
    await other.query(statement, values)
    return await run()
  } finally {
    await other.query('rollback')
    other.release()
  }
}

test('a row that another transaction holds is told as busy, with the wait, and can be read meanwhile', async () => {
  const { noteId, change, read } = await createScene()

  const [changed, seen] = await holding('select from notes where id = $1 for update', [noteId], () =>
    Promise.all([change(), read()]),
  )
  const later = await change()

  expect([changed.status, changed.error.code, changed.headers.get('retry-after')]).toEqual([409, 'busy', '1'])
  expect(seen.status).toBe(200)
  expect(later.status).toBe(200)
})

test('a read that a lock on the whole table holds up is an outage, which it is', async () => {
  const { read } = await createScene()

  const { status, error } = await holding('lock table notes in access exclusive mode', [], read)

  expect([status, error.code]).toEqual([503, 'unavailable'])
})

test('of two transactions that wait for each other one gives way, is tried again, and both go through', async () => {
  const { ada, noteId } = await createScene()
  const otherId = await insertNote(ada, 'Gemini')
  const [oneHolds, otherHolds] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const warn = vi.spyOn(log, 'warn')
  const both = (first: string, held: () => void, second: string, ready: Promise<void>) =>
    asUser(ada, may('notes.change', ada.workspaceId), async (tx) => {
      await touch(tx, first)
      held()
      await ready
      await touch(tx, second)
      return first
    })

  const ends = await Promise.all([
    both(noteId, oneHolds.resolve, otherId, otherHolds.promise),
    both(otherId, otherHolds.resolve, noteId, oneHolds.promise),
  ])

  expect(ends).toEqual([noteId, otherId])
  expect(warn.mock.calls).toEqual([
    [
      { error: expect.objectContaining({ code: '40P01' }), tries: 1 },
      'a transaction gave way to another and is tried again',
    ],
  ])
  const { rows } = await owner.query('select version from notes where id = any ($1)', [[noteId, otherId]])
  expect(rows).toEqual([{ version: 3 }, { version: 3 }])
})

test('a request with an Idempotency-Key and a charge to its limit is tried again as one request', async () => {
  const { ada } = await createScene()
  let tries = 0
  const once = {
    operation: 'POST /x',
    key: crypto.randomUUID(),
    fingerprint: Buffer.alloc(32),
    keep: JSON.stringify,
  }
  const take = vi.fn<() => []>(() => [])
  const charge = { take, counted: () => {}, uncounted: () => {} }

  const answer = await asUser({ ...ada, once, charge }, may('notes.change', ada.workspaceId), async (tx) => {
    tries += 1
    if (tries < 3) await sql`do $$ begin raise exception using errcode = '40001'; end $$`.execute(tx)
    return tries
  })

  expect([answer, tries, take.mock.calls.length]).toEqual([3, 3, 1])
})

test('a conflict that Postgres finds three times is busy for a write, and passing for a read', async () => {
  const { ada } = await createScene()
  let tries = 0
  const fail = (tx: Tx) => {
    tries += 1
    return sql`do $$ begin raise exception using errcode = '40001'; end $$`.execute(tx)
  }

  await expect(asUser(ada, 'signed-in', fail)).rejects.toMatchObject({ code: 'busy' })
  await expect(asReader(ada, 'signed-in', fail)).rejects.toMatchObject({ code: 'unavailable' })
  expect(tries).toBe(6)
})

function touch(tx: Tx, noteId: string) {
  return sql`update notes set body = 'touched' where id = ${noteId}`.execute(tx)
}
