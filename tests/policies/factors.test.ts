import { createHash, randomUUID } from 'node:crypto'
import type { ClientBase } from 'pg'
import { describe, expect, test } from 'vitest'
import type { UserCaller } from '@/lib/auth/caller'
import { acting } from '../support/acting'
import { justProved } from '../support/accounts'
import { overlap, queryAs } from '../support/overlap'
import { owner } from '../support/owner'
import { createUser } from '../support/people'

const hash = createHash('sha256').update('a code').digest()

async function addFactor({ userId }: UserCaller, status: 'verified' | 'unverified') {
  const id = randomUUID()
  await owner.query(
    `insert into auth.mfa_factors (id, user_id, friendly_name, factor_type, status, created_at, updated_at)
     values ($1, $2, $3, 'totp', $4, now(), now())`,
    [id, userId, `Phone ${id}`, status],
  )
  return id
}

type State = { aal?: 'aal1' | 'aal2' }

/** Somebody with a verified factor and one recovery code. */
async function createOwnerOfFactor({ aal = 'aal2' }: State = {}) {
  const ada = await createUser()
  await addFactor(ada, 'verified')
  await owner.query('insert into private.recovery_codes (user_id, hash) values ($1, $2)', [ada.userId, hash])
  await owner.query('update auth.sessions set aal = $2 where user_id = $1', [ada.userId, aal])
  return ada
}

const as = ({ userId }: UserCaller, text: string, values: unknown[] = [], claims = {}) =>
  acting({ role: 'app_user', userId, claims }, text, values)

const roles = ['anon', 'authenticated', 'app_user', 'service_role'] as const
const statements: [string, string][] = [
  ['read', 'select * from private.recovery_codes'],
  ['add', 'insert into private.recovery_codes (user_id, hash) values ($1, $2)'],
  ['change', 'update private.recovery_codes set kept_at = now() where user_id = $1 and hash = $2'],
  ['remove', 'delete from private.recovery_codes where user_id = $1 and hash = $2'],
]
const attempts = roles.flatMap((role) => statements.map(([verb, text]) => [role, verb, text] as const))

test.each(attempts)('%s may not %s recovery codes itself', async (role, _, text) => {
  const ada = await createOwnerOfFactor()

  const values = text.includes('$1') ? [ada.userId, hash] : []
  expect(await acting({ role, userId: ada.userId }, text, values)).toEqual({ refused: '42501' })
})

test.each(['authenticated', 'app_user', 'service_role'] as const)(
  '%s may not remove the factors of an account',
  async (role) => {
    const ada = await createOwnerOfFactor()

    const outcome = await acting(
      { role, userId: ada.userId },
      `select private.remove_factors($1, 'factors_reset')`,
      [ada.userId],
    )

    expect(outcome).toEqual({ refused: '42501' })
  },
)

test('a person sees their own factors and the number of their codes, and those of nobody else', async () => {
  const [ada, eve] = [await createOwnerOfFactor(), await createUser()]

  expect(await as(ada, 'select name, type from private.own_factors()')).toEqual({
    rows: [{ name: expect.stringContaining('Phone'), type: 'totp' }],
  })
  expect(await as(ada, 'select * from private.own_recovery_codes()')).toEqual({
    rows: [{ left_over: 1, kept: false }],
  })
  expect(await as(eve, 'select name from private.own_factors()')).toEqual({ rows: [] })
  expect(await as(eve, 'select left_over from private.own_recovery_codes()')).toEqual({
    rows: [{ left_over: 0 }],
  })
})

test('a token of an OAuth client sees no factor', async () => {
  const ada = await createOwnerOfFactor()

  const outcome = await as(ada, 'select name from private.own_factors()', [], { client_id: randomUUID() })

  expect(outcome).toEqual({ rows: [] })
})

test.each([
  ['the second level makes new codes', 'aal2', { rows: [{ made: true }] }],
  ['the first level makes none, whatever its token claims', 'aal1', { refused: 'PT403' }],
] as const)('a session of %s', async (_, aal, outcome) => {
  const ada = await createOwnerOfFactor({ aal })

  const text = 'select private.replace_recovery_codes(array[$1::bytea]) is not null as made'
  expect(await as(ada, text, [hash], justProved('totp'))).toEqual(outcome)
})

test('a session of the second level makes no codes of an account without a factor', async () => {
  const ada = await createUser()
  await owner.query(`update auth.sessions set aal = 'aal2' where user_id = $1`, [ada.userId])

  const text = 'select private.replace_recovery_codes(array[$1::bytea])'
  expect(await as(ada, text, [hash], justProved('totp'))).toEqual({ refused: 'PT403' })
})

describe('codes that are made while the last factor goes', () => {
  const newHash = createHash('sha256').update('a new code').digest()
  const committed = (run: (db: ClientBase) => Promise<unknown>) => async (db: ClientBase) => {
    await db.query('begin')
    await run(db)
    await db.query('commit')
  }

  /** Somebody with a factor and one code, in a session of the second level and in another of the first. */
  async function createScene() {
    const ada = await createOwnerOfFactor()
    const sessionId = randomUUID()
    await owner.query(
      `insert into auth.sessions (id, user_id, aal, created_at, updated_at) values ($1, $2, 'aal1', now(), now())`,
      [sessionId, ada.userId],
    )
    const proved = { ...ada, assurance: justProved('totp') }
    const replace = (db: ClientBase) =>
      queryAs(proved, db, 'select private.replace_recovery_codes(array[$1::bytea])', [newHash])
    const use = (db: ClientBase) =>
      queryAs({ ...ada, sessionId }, db, 'select private.use_recovery_code($1) as used', [hash])
    const reset = (db: ClientBase) =>
      db.query(`select private.remove_factors($1, 'factors_reset')`, [ada.userId])
    const removeAtAuth = (db: ClientBase) =>
      db.query('delete from auth.mfa_factors where user_id = $1', [ada.userId])
    return { ada, replace, doors: { use, reset, removeAtAuth } }
  }

  const left = async ({ userId }: UserCaller) =>
    (await owner.query('select hash from private.recovery_codes where user_id = $1', [userId])).rows

  test.each([
    ['use', 'PT401'],
    ['reset', 'PT401'],
    ['removeAtAuth', 'PT403'],
  ] as const)('are refused after it, by the door %s', async (door, code) => {
    const { ada, replace, doors } = await createScene()

    const made = await overlap(doors[door], committed(replace))

    expect(made).toMatchObject({ status: 'rejected', reason: { code } })
    expect(await left(ada)).toEqual([])
  })

  test.each(['reset', 'removeAtAuth'] as const)('end with it, by the door %s', async (door) => {
    const { ada, replace, doors } = await createScene()

    await overlap(replace, committed(doors[door]))

    expect(await left(ada)).toEqual([])
  })

  test('leave a former code worth nothing', async () => {
    const { ada, replace, doors } = await createScene()

    await overlap(replace, committed(doors.use))

    expect(await left(ada)).toEqual([{ hash: newHash }])
    expect(await as(ada, 'select type from private.own_factors()')).toEqual({ rows: [{ type: 'totp' }] })
  })

  test('are those of the later one of two requests', async () => {
    const { ada, replace } = await createScene()
    const later = (db: ClientBase) =>
      queryAs(
        { ...ada, assurance: justProved('totp') },
        db,
        'select private.replace_recovery_codes(array[$1::bytea])',
        [hash],
      )

    await overlap(replace, committed(later))

    expect(await left(ada)).toEqual([{ hash }])
  })
})

test.each([
  ['first factor ends codes of before it', false, []],
  ['second factor leaves the codes as they are', true, [{ hash }]],
])('a %s', async (_, hasFactor, left) => {
  const ada = await createUser()
  if (hasFactor) await addFactor(ada, 'verified')
  await owner.query('insert into private.recovery_codes (user_id, hash) values ($1, $2)', [ada.userId, hash])
  const id = await addFactor(ada, 'unverified')

  await owner.query(`update auth.mfa_factors set status = 'verified' where id = $1`, [id])
  await owner.query(`update auth.mfa_factors set status = 'verified' where user_id = $1`, [ada.userId])

  const { rows } = await owner.query('select hash from private.recovery_codes where user_id = $1', [
    ada.userId,
  ])
  expect(rows).toEqual(left)
})

test.each([
  ['makes no codes', 'select private.replace_recovery_codes(array[$1::bytea])', [hash]],
  ['keeps no codes', 'select private.keep_recovery_codes()', []],
  ['uses no code', 'select private.use_recovery_code($1)', [hash]],
])('a session that has ended %s', async (_, text, values) => {
  const ada = await createOwnerOfFactor()
  await owner.query('delete from auth.sessions where user_id = $1', [ada.userId])

  expect(await as(ada, text, values, { session_id: ada.sessionId })).toEqual({ refused: 'PT401' })
})

const hook = async (userId: string, aal: string) => {
  const event = { user_id: userId, claims: { aal, sub: userId, user_metadata: {}, app_metadata: {} } }
  const client = await owner.connect()
  try {
    await client.query('begin; set local role supabase_auth_admin')
    const { rows } = await client.query('select private.access_token_hook($1) as answer', [event])
    return rows[0].answer.claims
  } finally {
    await client.query('rollback')
    client.release()
  }
}

test('a token of the first level says that an account has a factor, and no other token does', async () => {
  const [ada, eve] = [await createOwnerOfFactor(), await createUser()]

  expect(await hook(ada.userId, 'aal1')).toEqual({ aal: 'aal1', sub: ada.userId, awaits_factor: true })
  expect(await hook(ada.userId, 'aal2')).toEqual({ aal: 'aal2', sub: ada.userId })
  expect(await hook(eve.userId, 'aal1')).toEqual({ aal: 'aal1', sub: eve.userId })
})
