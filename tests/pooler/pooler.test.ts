import { sql } from 'kysely'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { createApiKey } from '../support/api-keys'
import { owner } from '../support/owner'
import { createMember, createUser } from '../support/people'
import { startPgBouncer } from './pgbouncer'
import { patient } from '../../scripts/command/patience'

const direct = new URL(process.env.DATABASE_URL!)
const dir = mkdtempSync(join(tmpdir(), 'plinth-pooler-'))
const pooler = await startPgBouncer(dir, Number(direct.port))
direct.port = String(pooler.port)
process.env.DATABASE_URL = direct.href

const { asReader, asUser, may } = await import('@/lib/db/transaction')
const { pool } = await import('@/lib/db/pool')
const { chargeCaller } = await import('@/lib/limits/charging')
const { RequestCharge } = await import('@/lib/limits/request-charge')
const { createNote, listNotes } = await import('@/lib/features/notes/service')

afterAll(async () => {
  await pool.end()
  await pooler.stop()
  rmSync(dir, { recursive: true })
})

const whoAmI = sql<{
  role: string
  user_id: string
}>`select current_user as role, auth.uid() as user_id, pg_sleep(0.0005)`

test('through a transaction-mode pooler thousands of transactions keep their own identity', async () => {
  const people = await Promise.all(Array.from({ length: 50 }, () => createUser()))
  const requests = Array.from({ length: 3_000 }, (_, index) => ({
    index,
    person: people[index % people.length]!,
  }))

  const outcomes: unknown[] = []
  const next = async () => {
    for (let request = requests.pop(); request; request = requests.pop()) {
      const { index, person } = request
      const run = index % 4 === 0 ? asUser : asReader
      const fails = index % 7 === 0
      const outcome = await run(person, 'signed-in', async (tx) => {
        const { rows } = await whoAmI.execute(tx)
        if (fails) await sql`select 1 / 0`.execute(tx)
        return rows[0]
      }).catch((error) => error.code)
      outcomes.push(
        fails ? outcome === '22012' : (outcome as { user_id?: string })?.user_id === person.userId,
      )
    }
  }
  await Promise.all(Array.from({ length: 40 }, next))

  expect(outcomes).toHaveLength(3_000)
  expect(outcomes.filter((right) => !right)).toEqual([])
})

test('through the pooler keys and users take turns without taking each other’s place, and the use of keys is noted', async () => {
  const members = await Promise.all(Array.from({ length: 10 }, () => createMember()))
  const keys = await Promise.all(members.map((member) => createApiKey(member)))
  const callers = members.flatMap((user, index) => {
    const { hash, prefix } = keys[index]!
    const key = { via: 'key', userId: null, key: { hash, prefix }, requestId: user.requestId } as const
    return [
      { caller: user, workspaceId: user.workspaceId },
      { caller: key, workspaceId: user.workspaceId },
    ]
  })

  const seen = await Promise.all(
    callers.flatMap(({ caller }) =>
      Array.from({ length: 10 }, () =>
        asReader(caller, 'user-or-key', (tx) => tx.selectFrom('workspaces').select('id').execute()),
      ),
    ),
  )

  expect(seen.map((rows) => rows.map(({ id }) => id))).toEqual(
    callers.flatMap(({ workspaceId }) => Array.from({ length: 10 }, () => [workspaceId])),
  )
  await vi.waitFor(async () => {
    const { rows } = await owner.query('select from api_keys where last_used_at is null')
    expect(rows).toEqual([])
  }, patient)
})

test('through the pooler every request is counted once, ahead of its transaction, and none takes another’s identity', async () => {
  const people = await Promise.all(Array.from({ length: 20 }, () => createUser()))

  const outcomes = await Promise.all(
    people.flatMap((person) =>
      Array.from({ length: 10 }, async () => {
        const charge = new RequestCharge()
        chargeCaller('write', person, charge)
        const seen = await asUser({ ...person, charge }, 'signed-in', async (tx) => whoAmI.execute(tx))
        return { right: seen.rows[0]!.user_id === person.userId, used: charge.allowances[0]!.count!.used }
      }),
    ),
  )

  expect(outcomes.filter(({ right }) => !right)).toEqual([])
  const counts = people.map((_, index) =>
    outcomes
      .slice(index * 10, index * 10 + 10)
      .map(({ used }) => used)
      .toSorted((one, other) => one - other),
  )
  expect(counts).toEqual(people.map(() => [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]))
})

test('through the pooler services read and write, and a refusal is a refusal', async () => {
  const ada = await createMember()
  const viewer = await createMember('viewer')

  const created = await createNote(ada, ada.workspaceId, { title: 'Apollo', body: '' })
  const listed = await listNotes(ada, ada.workspaceId, { limit: 10 })

  expect(listed.items).toEqual([created])
  await expect(asUser(viewer, may('notes.create', viewer.workspaceId), async () => {})).rejects.toMatchObject(
    { code: 'forbidden' },
  )
})

test('the pooler’s connections go back without an identity', async () => {
  const left = await pool.query(
    `select current_user as role, coalesce(current_setting('request.jwt.claims', true), '') as claims`,
  )

  expect(left.rows).toEqual([{ role: 'app_server', claims: '' }])
  const { rows } = await owner.query(
    `select from pg_stat_activity where usename = 'app_server' and state like 'idle in%'`,
  )
  expect(rows).toEqual([])
})
