import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { pool } from '@/lib/db/pool'
import { runBatch } from '@/lib/worker/run-batch'
import { mailsTo, newestMailTo } from '../../support/mails'
import { actionsOn, runOperator } from '../../support/operator'
import { owner } from '../../support/owner'
import { createMember, createUser, missingId } from '../../support/people'
import { kindsOf, signInFrom } from '../../support/sign-ins'

afterAll(() => pool.end())

const as = ['--as', 'grace']
const why = ['--reason', 'ticket 7']

async function read(...args: string[]) {
  const { code, stdout, stderr } = await runOperator([...args, ...as, '--json'])
  expect({ code, stderr }).toMatchObject({ code: 0 })
  return JSON.parse(stdout)
}

const sessionsOf = async (userId: string) => {
  const { rows } = await owner.query<{ id: string }>('select id from auth.sessions where user_id = $1', [
    userId,
  ])
  return rows.map(({ id }) => id)
}

test('an operator finds a user by id and by a part of the address, and the log says whom they saw', async () => {
  const [ada, eve] = [await createUser(), await createUser()]
  await owner.query('update auth.users set email_confirmed_at = now() where id = $1', [ada.userId])

  const byId = await read('find-users', ada.userId)
  const byPart = await read('find-users', ada.email.slice(5, -5).toUpperCase())

  expect(byId).toEqual([
    { id: ada.userId, email: ada.email, createdAt: expect.any(String), confirmed: true, banned: false },
  ])
  expect(byPart).toEqual(byId)
  expect((await actionsOn(ada.userId)).map(({ verb, reason }) => [verb, reason])).toEqual([
    ['find_users', null],
    ['find_users', null],
  ])
  expect(await actionsOn(eve.userId)).toEqual([])
})

test('an operator finds a workspace by a part of its name, and a percent sign is a percent sign', async () => {
  const ada = await createMember()
  const name = `Orchard 100% ${ada.workspaceId.slice(-12)}`
  await owner.query('update workspaces set name = $2 where id = $1', [ada.workspaceId, name])

  const found = await read('find-workspaces', name.slice(3).toLowerCase())
  const nothing = await read('find-workspaces', 'Orchard%')

  expect(found).toEqual([
    { id: ada.workspaceId, name, createdAt: expect.any(String), members: 1, owners: [ada.email] },
  ])
  expect(nothing).toEqual([])
  const { rows } = await owner.query(
    'select verb from private.operator_actions where $1 = any (workspace_ids)',
    [ada.workspaceId],
  )
  expect(rows).toEqual([{ verb: 'find_workspaces' }])
})

test('pages follow one another without a gap', async () => {
  const word = randomUUID().slice(0, 8)
  const people = await Promise.all([1, 2, 3].map(createUser))
  for (const { userId } of people)
    await owner.query(`update auth.users set email = $2 || email where id = $1`, [userId, word])

  const first = await read('find-users', word, '--limit', '2')
  const rest = await read('find-users', word, '--limit', '2', '--after', first[1].id)
  const { stdout } = await runOperator(['find-users', word, '--limit', '2', ...as])

  const ids = [...first, ...rest].map(({ id }) => id)
  expect(ids).toEqual(people.map(({ userId }) => userId).toSorted())
  expect(stdout).toContain(`There may be more: --after ${first[1].id}`)
})

test('an operator sees state, factors, workspaces, sessions and the latest events of a user', async () => {
  const ada = await createMember('admin')
  const session = await signInFrom(owner, ada, {
    userAgent: 'Plinth Firefox/140.0',
    ip: '192.0.2.7',
    method: 'otp',
  })
  await owner.query(
    `insert into auth.mfa_factors (id, user_id, factor_type, status, created_at, updated_at) values ($1, $2, 'totp', 'verified', now(), now())`,
    [randomUUID(), ada.userId],
  )
  await owner.query(
    `insert into auth.webauthn_credentials (user_id, credential_id, public_key, friendly_name) values ($1, $2, '', 'Laptop')`,
    [ada.userId, Buffer.from(randomUUID())],
  )

  const shown = await read('show-user', ada.email, ...why)
  const [passkey, factor, signIn] = shown.events
  const older = await read('show-user', ada.email, ...why, '--events-before', factor.id, '--limit', '1')

  expect(shown).toMatchObject({
    id: ada.userId,
    email: ada.email,
    confirmedAt: null,
    bannedUntil: null,
    factors: [{ type: 'totp', status: 'verified' }],
    passkeys: [{ name: 'Laptop', lastUsedAt: null }],
    workspaces: [{ id: ada.workspaceId, name: 'Test', role: 'admin' }],
  })
  expect(shown.sessions).toContainEqual(
    expect.objectContaining({ id: session, userAgent: 'Plinth Firefox/140.0', ipAddress: '192.0.2.7' }),
  )
  expect(passkey.kind).toBe('passkey_added')
  expect([factor.kind, signIn.kind, signIn.method]).toEqual(['factor_added', 'signed_in', 'otp'])
  expect(older.events).toEqual([signIn])
  expect(await actionsOn(ada.userId)).toMatchObject([
    { verb: 'show_user', operator_name: 'grace', reason: 'ticket 7' },
    { verb: 'show_user' },
  ])

  await owner.query(`update auth.users set banned_until = now() + interval '1 day' where id = $1`, [
    ada.userId,
  ])
  const banned = await read('show-user', ada.email, ...why)
  expect([banned.bannedUntil, banned.sessions]).toEqual([expect.any(String), []])
})

test('an account that Auth has written without a time is shown too', async () => {
  const ada = await createUser()
  await owner.query('update auth.users set created_at = null where id = $1', [ada.userId])

  const found = await runOperator(['find-users', ada.userId, ...as])
  const shown = await runOperator(['show-user', ada.userId, ...as, ...why])

  expect([found.code, shown.code]).toEqual([0, 0])
  expect(found.stdout).toContain(`${ada.userId}  ${ada.email}, not confirmed`)
  expect(shown.stdout).toContain(`${ada.userId}  ${ada.email}\nNot confirmed`)
})

test('what a person wrote cannot steer the terminal of an operator', async () => {
  const ada = await createMember()
  await signInFrom(owner, ada, { userAgent: 'Fire\u001b[2Jfox\n\u202e' })

  const { stdout } = await runOperator(['show-user', ada.userId, ...as, ...why])

  expect(stdout).toContain('Fire�[2Jfox��')
  expect(stdout).toContain(`${ada.workspaceId}  owner, “Test”`)
})

test('an operator signs somebody out of one session: the log has it, and a mail tells them', async () => {
  const ada = await createUser()
  const session = await signInFrom(owner, ada)

  const { code } = await runOperator(['sign-out', ada.email, '--session', session, '--yes', ...as, ...why])
  await runBatch()

  expect(code).toBe(0)
  expect(await sessionsOf(ada.userId)).toEqual([ada.sessionId])
  expect((await kindsOf(owner, ada.userId)).slice(-2)).toEqual(['signed_out_by_operator', 'session_ended'])
  expect(await mailsTo(ada.email)).toEqual(['You were signed out'])
  expect(await actionsOn(ada.userId)).toEqual([
    {
      verb: 'sign_out',
      operator_name: 'grace',
      database_role: 'supabase_admin',
      reason: 'ticket 7',
      session_id: session,
    },
  ])
})

test('an operator signs somebody out everywhere, and the mail is in their language', async () => {
  const ada = await createUser()
  await signInFrom(owner, ada)
  await owner.query(`insert into private.languages (user_id, locale) values ($1, 'de')`, [ada.userId])

  const ended = await read('sign-out', ada.userId, '--yes', ...why)
  const again = await read('sign-out', ada.userId, '--yes', ...why)
  await runBatch()

  expect([ended, again]).toEqual([{ sessionsEnded: 2 }, { sessionsEnded: 0 }])
  expect(await sessionsOf(ada.userId)).toEqual([])
  expect(await mailsTo(ada.email)).toEqual(['Du wurdest abgemeldet'])
  expect(await newestMailTo(ada.email)).toContain('http://localhost:3000/sign-in')
})

test('the session of somebody else does not end', async () => {
  const [ada, eve] = [await createUser(), await createUser()]

  const wrong = await runOperator([
    'sign-out',
    ada.userId,
    '--session',
    eve.sessionId!,
    '--yes',
    ...as,
    ...why,
  ])

  expect([wrong.code, wrong.stdout]).toEqual([1, ''])
  expect(wrong.stderr).toContain(`The account has no session ${eve.sessionId}.`)
  expect(await sessionsOf(eve.userId)).toEqual([eve.sessionId])
})

test('a change that nobody has agreed to is none', async () => {
  const ada = await createUser()

  const { code, output } = await runOperator(['sign-out', ada.userId, ...as, ...why])

  expect(code).toBe(1)
  expect(output).toContain('add --yes')
  expect(await sessionsOf(ada.userId)).toEqual([ada.sessionId])
  expect(await actionsOn(ada.userId)).toEqual([])
})

test('a login of its own that may become operator can do what an operator can, and reads no table', async () => {
  const ada = await createUser()
  const login = `grace_${randomUUID().slice(0, 8)}`
  await owner.query(
    `create role ${login} with login password 'of-her-own'; grant operator to ${login} with inherit false, set true`,
  )
  const url = new URL(process.env.DATABASE_URL!)
  Object.assign(url, { username: login, password: 'of-her-own' })
  const environment = { DATABASE_OPERATOR_URL: url.href, DATABASE_OWNER_URL: '', OPERATOR_NAME: 'grace' }

  const { code, stderr } = await runOperator(['sign-out', ada.email, '--yes', ...why], environment)
  const { rows } = await owner.query(`select count(*)::int as tables from pg_class
    where relnamespace::regnamespace::text in ('public', 'private', 'auth') and relkind = 'r' and has_table_privilege('${login}', oid, 'select')`)
  const actions = await actionsOn(ada.userId)
  await owner.query(`drop role ${login}`)

  expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining(`as ${login}`) })
  expect(rows).toEqual([{ tables: 0 }])
  expect(actions).toMatchObject([{ operator_name: 'grace', database_role: login }])
  expect((await kindsOf(owner, ada.userId)).slice(-2)).toEqual(['signed_out_by_operator', 'session_ended'])
})

test('a login that is no operator is refused', async () => {
  const { code, stderr } = await runOperator(['find-users', 'ada', ...as], {
    DATABASE_OPERATOR_URL: process.env.DATABASE_URL!,
  })

  expect(code).toBe(1)
  expect(stderr).toContain('permission denied to set role "operator"')
})

test.each([
  ['an unknown verb', ['promote'], 'There is no verb promote'],
  ['the name of a property', ['constructor'], 'There is no verb constructor'],
  ['an unknown option', ['find-users', 'ada', '--session', missingId(), ...as], `Unknown option '--session'`],
  ['no name', ['find-users', 'ada'], 'Say who you are: --as <name>'],
  ['an empty name', ['find-users', 'ada', '--as', ' '], 'Say who you are: --as <name>'],
  ['no reason', ['show-user', 'ada@example.com', ...as], 'Say why: --reason <text>'],
  ['an empty reason', ['sign-out', 'ada@example.com', ...as, '--reason', ' '], 'Say why: --reason <text>'],
  [
    'a page too long',
    ['find-users', 'ada', ...as, '--limit', '201'],
    '--limit must be a number from 1 to 200',
  ],
  ['no number', ['find-users', 'ada', ...as, '--limit', 'many'], '--limit must be a number from 1 to 200'],
  ['no id', ['find-users', 'ada', ...as, '--after', 'ada'], '--after must be an id'],
])('%s is one sentence, and the exit code 2', async (_, args, sentence) => {
  const { code, stdout, stderr } = await runOperator(args)

  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toContain(sentence)
  expect(stderr).not.toContain('    at ')
})

test.each([
  [['--help'], 'remove-account       removes an account'],
  [[], 'find-users           finds accounts'],
  [['show-user', '--help'], '--events-before <id>'],
  [['remove-account', '-h'], '--new-owner <workspace>=<member>'],
])('%j explains itself without a database', async (args, text) => {
  const { code, stdout } = await runOperator(args, { DATABASE_OWNER_URL: '' })

  expect(code).toBe(0)
  expect(stdout).toContain(text)
})

test('without an address of a database the command says which variable has it', async () => {
  const { code, stderr } = await runOperator(['find-users', 'ada', ...as], { DATABASE_OWNER_URL: '' })

  expect(code).toBe(1)
  expect(stderr).toContain('DATABASE_OPERATOR_URL is not set')
})
