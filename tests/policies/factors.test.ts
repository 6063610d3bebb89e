import { createHash, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { UserCaller } from '@/lib/auth/caller'
import { acting } from '../support/acting'
import { justProved } from '../support/accounts'
import { owner } from '../support/owner'
import { createUser } from '../support/people'

const hash = createHash('sha256').update('a code').digest()

type State = { aal?: 'aal1' | 'aal2' }

/** Somebody with a verified factor and one recovery code. */
async function createOwnerOfFactor({ aal = 'aal2' }: State = {}) {
  const ada = await createUser()
  await owner.query(
    `insert into auth.mfa_factors (id, user_id, friendly_name, factor_type, status, created_at, updated_at)
     values ($1, $2, 'Phone', 'totp', 'verified', now(), now())`,
    [randomUUID(), ada.userId],
  )
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
    rows: [{ name: 'Phone', type: 'totp' }],
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
