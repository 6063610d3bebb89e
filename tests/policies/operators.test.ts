import { expect, test } from 'vitest'
import { acting } from '../support/acting'
import { owner } from '../support/owner'
import { createUser, missingId } from '../support/people'

const verbs: [string, string][] = [
  ['finds users', `select * from private.operator_find_users('grace', $1::text, null, 20)`],
  ['finds workspaces', `select * from private.operator_find_workspaces('grace', $1::text, null, 20)`],
  ['shows a user', `select private.operator_show_user('grace', 'a ticket', $1::text, 20, null)`],
  ['signs somebody out', `select private.operator_sign_out('grace', 'a ticket', $1::text, null)`],
  [
    'removes an account',
    `select private.operator_remove_account('grace', 'a ticket', $1::text, '[]', false)`,
  ],
  ['impersonates', `select private.operator_impersonate('grace', 'a ticket', $1::text, sha256('x'))`],
  ['ends impersonations', `select private.operator_end_impersonations('grace', 'a ticket', $1::text)`],
]

const others = ['anon', 'authenticated', 'app_user', 'service_role'] as const

test.each(verbs)('an operator %s, and no other role does', async (_, text) => {
  const ada = await createUser()
  const attempt = (role: (typeof others)[number] | 'operator') =>
    acting({ role, userId: ada.userId }, text, [ada.userId])

  expect(await attempt('operator')).toHaveProperty('rows')
  expect(await Promise.all(others.map(attempt))).toEqual(others.map(() => ({ refused: '42501' })))
})

test('an operator may run the functions of operators, and has no other right', async () => {
  const ours = `('public', 'private', 'pgboss', 'auth', 'storage', 'realtime', 'vault')`
  const { rows: tables } = await owner.query(`
    select oid::regclass::text as name from pg_class
    where relnamespace::regnamespace::text in ${ours} and relkind in ('r', 'p', 'v', 'm', 'f')
      and has_table_privilege('operator', oid, 'select, insert, update, delete, truncate')
      or relnamespace::regnamespace::text in ${ours} and relkind in ('r', 'p', 'v', 'm', 'f') and has_any_column_privilege('operator', oid, 'select, insert, update')`)
  const { rows: functions } = await owner.query<{ name: string }>(`
    select proname as name from pg_proc
    where pronamespace::regnamespace::text in ('private', 'pgboss') and prorettype <> 'event_trigger'::regtype
      and has_function_privilege('operator', oid, 'execute') order by 1`)
  const { rows: roles } = await owner.query(`
    select rolcanlogin, rolbypassrls, rolsuper, rolcreaterole, rolcreatedb,
      (select count(*)::int from pg_auth_members where member = pg_roles.oid) as memberships
    from pg_roles where rolname = 'operator'`)

  expect(tables).toEqual([])
  expect(functions.map(({ name }) => name)).toEqual([
    'operator_end_impersonations',
    'operator_find_users',
    'operator_find_workspaces',
    'operator_impersonate',
    'operator_remove_account',
    'operator_reset_factors',
    'operator_show_user',
    'operator_sign_out',
  ])
  expect(roles).toEqual([
    {
      rolcanlogin: false,
      rolbypassrls: false,
      rolsuper: false,
      rolcreaterole: false,
      rolcreatedb: false,
      memberships: 0,
    },
  ])
})

test.each([
  ['read', 'select * from private.operator_actions'],
  ['write', `insert into private.operator_actions (verb, operator_name) values ('find_users', 'eve')`],
])('neither an operator nor a service may %s the log of operators', async (_, text) => {
  for (const role of [...others, 'operator'] as const)
    expect(await acting({ role }, text)).toEqual({ refused: '42501' })
})

test.each([
  ['changes', `update private.operator_actions set reason = 'none'`],
  ['removes', 'delete from private.operator_actions'],
  ['empties', 'truncate private.operator_actions'],
])('nobody %s the log of operators, not even the owner of the database', async (_, text) => {
  await owner.query(
    `insert into private.operator_actions (verb, operator_name) values ('find_users', 'grace')`,
  )
  const client = await owner.connect()
  try {
    await client.query('set session authorization postgres')
    await expect(client.query(text)).rejects.toMatchObject({
      code: '42501',
      message: 'the log of operators is append-only',
    })
  } finally {
    client.release(true)
  }
})

test('an operator who rolls the row of a use back leaves a line in the log of Postgres', async () => {
  const ada = await createUser()
  const client = await owner.connect()
  const told: string[] = []
  client.on('notice', ({ severity, message }) => told.push(`${severity} ${message}`))
  try {
    await client.query('set client_min_messages = log; begin; set local role operator')
    await client.query(`select private.operator_show_user('grace "hopper\\n', 'a ticket', $1, 20, null)`, [
      ada.userId,
    ])
    await client.query('rollback')
  } finally {
    client.release(true)
  }

  const line = told.find((text) => text.startsWith('LOG operator action '))!
  expect(JSON.parse(line.slice('LOG operator action '.length))).toEqual({
    verb: 'show_user',
    operator: 'grace "hopper\\n',
    login: 'supabase_admin',
    users: [ada.userId],
    workspaces: [],
  })
  expect(line).not.toContain('\n')
})

test.each(verbs.slice(2))('without a reason nobody %s', async (_, text) => {
  const ada = await createUser()

  const outcome = await acting({ role: 'operator' }, text.replace(`'a ticket'`, `' '`), [ada.userId])

  expect(outcome).toEqual({ refused: '23514' })
})

test.each([
  ['an id', missingId(), 'P0002'],
  ['an empty address', '', 'P0002'],
])('%s of no account is refused, and leaves no row', async (_, named, refused) => {
  const count = 'select count(*)::int as count from private.operator_actions'
  const before = await owner.query(count)

  expect(await acting({ role: 'operator' }, verbs[3]![1], [named])).toEqual({ refused })
  expect((await owner.query(count)).rows).toEqual(before.rows)
})

test('a page is as long as asked for, and never longer than two hundred', async () => {
  const { rows } = await owner.query(
    'select private.operator_page(n) as page from unnest(array[-1, 0, 20, 200, 5000]) as n',
  )

  expect(rows.map(({ page }) => page)).toEqual([1, 1, 20, 200, 200])
})
