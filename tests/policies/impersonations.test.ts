import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { acting } from '../support/acting'
import { addImpersonation, impersonationOf, type Moments } from '../support/impersonations'
import { owner } from '../support/owner'
import { createFellow, createMember, missingId } from '../support/people'

let ada: Awaited<ReturnType<typeof createMember>>
beforeAll(async () => {
  ada = await createMember()
})

type Setting = { hash: string; userId?: string; begin?: string; before?: string }

/** Begins as the server does for an operator who looks at an account, and returns the rows of the statement or the SQLSTATE of a refusal. */
async function viewing(
  { hash, userId = ada.userId, begin = 'begin read only', before = '' }: Setting,
  text: string,
) {
  const client = await owner.connect()
  try {
    if (before) await client.query(before)
    await client.query(begin)
    await client.query(
      `select set_config('role', 'app_user', true), set_config('app.impersonation_hash', $1, true)`,
      [hash],
    )
    await client.query('select private.impersonate($1)', [userId])
    return { rows: (await client.query(text)).rows }
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error
    return { refused: error.code }
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const seen = 'select name from workspaces'

test('an operator sees what the person sees, and no more', async () => {
  const { hash } = await addImpersonation(ada)
  await createMember()

  expect(await viewing({ hash }, seen)).toEqual({ rows: [{ name: 'Test' }] })
  expect(await viewing({ hash }, 'select private.own_email() as email')).toEqual({
    rows: [{ email: ada.email }],
  })
  expect(
    await viewing({ hash }, `select private.require_permission('${ada.workspaceId}', 'workspace.read')`),
  ).toHaveProperty('rows')
  expect(await viewing({ hash }, 'select display_name as name from profiles')).toEqual({
    rows: [{ name: 'Test user' }],
  })
  expect(await viewing({ hash }, 'select private.require_session()')).toHaveProperty('rows')
})

test.each([
  ['is dropped', 'drop role'],
  ['loses the role', 'revoke operator from'],
])('an operator whose login %s opens no link, and sees nothing any more', async (_, statement) => {
  const login = `heidi_${crypto.randomUUID().slice(0, 8)}`
  await owner.query(`create role ${login} login; grant operator to ${login} with inherit false, set true`)
  const [opened, prepared] = [await addImpersonation(ada), await addImpersonation(ada, { opened: 'null' })]
  await owner.query('update private.impersonations set database_role = $2 where id = any ($1)', [
    [opened.id, prepared.id],
    login,
  ])
  const linked = () =>
    owner.query('select id from private.read_impersonation(sha256($1::bytea))', [prepared.link])
  const before = [await viewing(opened, seen), (await linked()).rowCount]

  await owner.query(`${statement} ${login}`)

  expect(before).toEqual([{ rows: [{ name: 'Test' }] }, 1])
  expect(await viewing(opened, seen)).toEqual({ refused: 'PT401' })
  expect((await linked()).rowCount).toBe(0)
  await owner.query(`drop role if exists ${login}`)
})

const writes: [string, () => string][] = [
  ['renames a workspace', () => `update workspaces set name = 'X' where id = '${ada.workspaceId}'`],
  ['removes a workspace', () => `delete from workspaces where id = '${ada.workspaceId}'`],
  ['makes a workspace', () => `select private.create_workspace('X')`],
  ['changes a name', () => `update profiles set display_name = 'X' where id = '${ada.userId}'`],
  ['ends the sessions', () => 'select private.end_own_sessions(null)'],
  ['chooses a language', () => `select private.keep_language('de')`],
  ['adds to the log', () => `select private.record_refused_code('totp', null, null)`],
]

test.each(writes)('no operator who looks at an account %s, whatever the server forgot', async (_, text) => {
  const { hash } = await addImpersonation(ada)

  expect(await viewing({ hash }, text())).toEqual({ refused: '25006' })
  expect(await viewing({ hash, begin: 'begin' }, text())).toEqual({ refused: 'PT403' })
})

test('no operator removes the account or makes recovery codes, which need a recent proof', async () => {
  const { hash } = await addImpersonation(ada)

  for (const text of [
    'select * from private.remove_account()',
    `select private.replace_recovery_codes('{}')`,
    'select private.require_recent_proof()',
  ])
    expect(await viewing({ hash }, text)).toEqual({ refused: 'PT401' })
})

test('a transaction that reads cannot become one that writes', async () => {
  const { hash } = await addImpersonation(ada)

  expect(await viewing({ hash }, 'set transaction read write')).toEqual({ refused: '25001' })
  expect(await viewing({ hash }, `select set_config('transaction_read_only', 'off', true)`)).toEqual({
    refused: '25001',
  })
})

const over: [string, Moments][] = [
  ['has expired', { expires: 'now()' }],
  ['was ended', { ended: 'now()' }],
]

test.each(over)('an impersonation that %s shows nothing', async (_, moments) => {
  const { hash } = await addImpersonation(ada, moments)

  expect(await viewing({ hash }, seen)).toEqual({ refused: 'PT401' })
})

test('an impersonation shows nobody else, and an unknown secret shows nobody', async () => {
  const [{ hash }, eve] = [await addImpersonation(ada), await createMember()]

  expect(await viewing({ hash, userId: eve.userId }, seen)).toEqual({ refused: 'PT401' })
  expect(await viewing({ hash: 'ab'.repeat(32) }, seen)).toEqual({ refused: 'PT401' })
  expect(await viewing({ hash: '' }, seen)).toEqual({ refused: 'PT401' })
})

test('an impersonation ends when the account is banned, and goes when it is removed', async () => {
  const eve = await createMember()
  const { hash } = await addImpersonation(eve)
  const asEve = { hash, userId: eve.userId }

  expect(await viewing(asEve, seen)).toHaveProperty('rows')
  await owner.query(`update auth.users set banned_until = now() + interval '1 day' where id = $1`, [
    eve.userId,
  ])
  expect(await viewing(asEve, seen)).toEqual({ refused: 'PT401' })
  await owner.query('select * from private.erase_account($1)', [eve.userId])
  expect(await viewing(asEve, seen)).toEqual({ refused: 'PT401' })
  expect(await impersonationOf(eve.userId)).toEqual([])
})

test('a claim in a token is worth nothing: only the server can set the secret', async () => {
  const { id, hash } = await addImpersonation(ada)
  const forged = { role: 'app_user', userId: ada.userId, claims: { impersonation: id } } as const
  const readOnly = `select set_config('transaction_read_only', 'on', true), set_config('app.impersonation_hash', '${hash}', true)`
  const asked = async (text: string, before = 'select 1') => {
    const client = await owner.connect()
    try {
      await client.query('begin')
      await client.query(before)
      await client.query(
        `select set_config('role', 'app_user', true), set_config('request.jwt.claims', $1, true)`,
        [JSON.stringify({ sub: ada.userId, role: 'authenticated', impersonation: id })],
      )
      return (await client.query(text)).rowCount
    } finally {
      await client.query('rollback')
      client.release()
    }
  }

  expect(await acting(forged, seen)).toEqual({ rows: [] })
  expect(await acting(forged, 'select private.require_user()')).toEqual({ refused: 'PT403' })
  expect(await asked(seen, `select set_config('transaction_read_only', 'on', true)`)).toBe(0)
  expect(await asked(seen, `select set_config('app.impersonation_hash', '${hash}', true)`)).toBe(0)
  expect(await asked(seen, readOnly)).toBe(1)
})

test.each(['anon', 'authenticated', 'service_role', 'app_user'] as const)(
  'as %s nobody reads or makes impersonations past the functions for them',
  async (role) => {
    const link = `decode(repeat('ab', 32), 'hex')`
    const attempts = [
      'select * from private.impersonations',
      `insert into private.impersonations (user_id, operator_name, reason, link_hash, expires_at)
       values ('${ada.userId}', 'eve', 'none', ${link}, now())`,
      'update private.impersonations set ended_at = null',
      'delete from private.impersonations',
      `select private.operator_impersonate('eve', 'none', '${ada.userId}', ${link})`,
      'select private.end_impersonations(null)',
    ]

    for (const text of attempts)
      expect([text, await acting({ role, userId: ada.userId }, text)]).toEqual([text, { refused: '42501' }])
  },
)

const demand = (workspaceId: string) =>
  `update workspaces set requires_factor = true where id = '${workspaceId}'`

test('a workspace that demands a factor is shown to an operator as to the person: by a factor that they have', async () => {
  const fay = await createMember()
  const joe = await createFellow(fay.workspaceId, 'member')
  await owner.query(demand(fay.workspaceId))
  await owner.query(
    `insert into auth.mfa_factors (id, user_id, factor_type, status, created_at, updated_at) values ($1, $2, 'totp', 'verified', now(), now())`,
    [missingId(), fay.userId],
  )
  const [ofFay, ofJoe] = [await addImpersonation(fay), await addImpersonation(joe)]

  expect(await viewing({ hash: ofFay.hash, userId: fay.userId }, seen)).toEqual({ rows: [{ name: 'Test' }] })
  expect(
    await viewing({ hash: ofFay.hash, userId: fay.userId }, 'select private.require_session()'),
  ).toHaveProperty('rows')
  expect(await viewing({ hash: ofJoe.hash, userId: joe.userId }, seen)).toEqual({ rows: [] })
})
