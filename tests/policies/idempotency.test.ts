import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { UserCaller } from '@/lib/auth/caller'
import { purge } from '@/lib/db/purge'
import { acting } from '../support/acting'
import { owner } from '../support/owner'
import { createMember, createUser } from '../support/people'

const fingerprint = Buffer.alloc(32, 1)
const claim = `select private.claim_idempotency_key('POST /api', $1, $2) as answer`

async function keep({ userId }: UserCaller, key: string, expiresIn = '24 hours') {
  await owner.query(
    `insert into private.idempotency_records (caller_id, operation, key, fingerprint, answer, user_id, expires_at)
    values ($1, 'POST /api', $2, $3, '{"id":"kept"}', $1, now() + $4::interval)`,
    [userId, key, fingerprint, expiresIn],
  )
}

const as = ({ userId }: UserCaller) => ({ role: 'app_user' as const, userId })

test('what is kept for one user is nothing to another', async () => {
  const [ada, eve] = await Promise.all([createUser(), createUser()])
  await keep(ada, 'k')

  const hers = await acting(as(ada), claim, ['k', fingerprint])
  const foreign = await acting(as(eve), claim, ['k', fingerprint])

  expect(hers).toEqual({ rows: [{ answer: { id: 'kept' } }] })
  expect(foreign).toEqual({ rows: [] })
})

test.each(['anon', 'authenticated', 'app_user', 'service_role'] as const)(
  '%s cannot touch the records themselves',
  async (role) => {
    const ada = await createUser()
    const statements = [
      'select from private.idempotency_records',
      'delete from private.idempotency_records',
      `update private.idempotency_records set answer = '{}'`,
      `insert into private.idempotency_records (caller_id, operation, key, fingerprint) values ('${ada.userId}', 'POST /', 'k', '\\x00')`,
    ]

    const outcomes = await Promise.all(statements.map((text) => acting({ role, userId: ada.userId }, text)))

    expect(outcomes).toEqual(Array(4).fill({ refused: '42501' }))
  },
)

test('an answer is kept for a key that this transaction claimed, and no other', async () => {
  const ada = await createUser()
  await keep(ada, 'kept')
  const overwrite = `select private.keep_answer('POST /api', $1, '{}')`

  expect(await acting(as(ada), overwrite, ['kept'])).toEqual({ refused: 'P0001' })
  expect(await acting(as(ada), overwrite, ['never claimed'])).toEqual({ refused: 'P0001' })
})

test('a transaction that repeats another cannot write', async () => {
  const ada = await createMember()
  await keep(ada, 'k')
  const client = await owner.connect()
  try {
    await client.query('begin')
    await client.query(
      `select set_config('role', 'app_user', true), set_config('request.jwt.claims', $1, true)`,
      [JSON.stringify({ sub: ada.userId })],
    )
    await client.query(claim, ['k', fingerprint])

    const write = client.query(`insert into notes (workspace_id, title) values ($1, 'x')`, [ada.workspaceId])

    await expect(write).rejects.toMatchObject({ code: '25006' })
  } finally {
    await client.query('rollback')
    client.release()
  }
})

test('expired records are removed in batches, the others stay', async () => {
  const ada = await createUser()
  await keep(ada, 'live')
  for (const key of ['one', 'two', 'three']) await keep(ada, key, '-1 hour')

  const batch = await acting(
    { role: 'service_role' },
    'select private.purge_idempotency_records(2) as removed',
  )
  await purge(randomUUID(), 'idempotency_records')

  expect(batch).toEqual({ rows: [{ removed: 2 }] })
  const { rows } = await owner.query('select key from private.idempotency_records where caller_id = $1', [
    ada.userId,
  ])
  expect(rows).toEqual([{ key: 'live' }])
})

test('the records of a user go with their account', async () => {
  const ada = await createUser()
  await keep(ada, 'k')

  await owner.query('delete from auth.users where id = $1', [ada.userId])

  const { rows } = await owner.query('select from private.idempotency_records where caller_id = $1', [
    ada.userId,
  ])
  expect(rows).toEqual([])
})
