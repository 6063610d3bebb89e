import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { takeReruns } from '../support/log-lines'
import * as note from '@/lib/features/notes/[noteId]/route'
import { asReader, asUser, may, type Tx } from '@/lib/db/transaction'
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

test('two transactions that wait for each other both go through, because Postgres ends one and it runs again', async () => {
  const { ada, noteId } = await createScene()
  const otherId = await insertNote(ada, 'Gemini')
  const [oneHolds, otherHolds] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  let runs = 0
  const both = (first: string, held: () => void, second: string, ready: Promise<void>) =>
    asUser(ada, may('notes.change', ada.workspaceId), async (tx) => {
      runs += 1
      await touch(tx, first)
      held()
      await ready
      await touch(tx, second)
    })

  await Promise.all([
    both(noteId, oneHolds.resolve, otherId, otherHolds.promise),
    both(otherId, otherHolds.resolve, noteId, oneHolds.promise),
  ])

  expect(runs).toBe(3)
  expect(takeReruns()).toMatchObject([{ message: 'a transaction was rerun after a conflict', reruns: 1 }])
})

test.each(['40001', '40P01'])(
  'a conflict that comes back each time (%s) is busy for a write and an outage for a read, after two reruns',
  async (code) => {
    const { ada } = await createScene()
    let runs = 0
    const fail = (tx: Tx) => {
      runs += 1
      return sql`do $$ begin raise exception using errcode = '${sql.raw(code)}'; end $$`.execute(tx)
    }

    await expect(asUser(ada, 'signed-in', fail)).rejects.toMatchObject({ code: 'busy', retryAfterSeconds: 1 })
    expect(runs).toBe(3)
    await expect(asReader(ada, 'signed-in', fail)).rejects.toMatchObject({ code: 'unavailable' })
    expect(runs).toBe(6)

    const line = { message: 'a transaction met a conflict each time', reruns: 2, code }
    expect(takeReruns()).toMatchObject([line, line])
  },
)

test('a wait for a lock has taken its time, so it is not begun again', async () => {
  const { ada } = await createScene()
  let runs = 0
  const fail = (tx: Tx) => {
    runs += 1
    return sql`do $$ begin raise exception using errcode = '55P03'; end $$`.execute(tx)
  }

  await expect(asUser(ada, 'signed-in', fail)).rejects.toMatchObject({ code: 'busy' })

  expect(runs).toBe(1)
})

test('a rerun under an Idempotency-Key leaves one row, and a repetition its answer', async () => {
  const { ada } = await createScene()
  let conflicts = 1
  const caller = () => ({ ...ada, once: { ...once, keep: JSON.stringify } })
  const once = { operation: 'POST /x', key: 'rerun', fingerprint: Buffer.alloc(32) }
  const add = async (tx: Tx) => {
    await sql`insert into notes (workspace_id, title) values (${ada.workspaceId}, 'Once')`.execute(tx)
    if (conflicts-- > 0) await sql`do $$ begin raise exception using errcode = '40001'; end $$`.execute(tx)
    return 'added'
  }
  const permit = may('notes.create', ada.workspaceId)

  const answers = [await asUser(caller(), permit, add), await asUser(caller(), permit, add)]

  const { rowCount } = await owner.query(`select from notes where workspace_id = $1 and title = 'Once'`, [
    ada.workspaceId,
  ])
  expect([answers, rowCount]).toEqual([['added', 'added'], 1])
})

function touch(tx: Tx, noteId: string) {
  return sql`update notes set body = 'touched' where id = ${noteId}`.execute(tx)
}
