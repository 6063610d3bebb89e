import { expect, test } from 'vitest'
import { acting } from '../support/acting'
import { owner } from '../support/owner'
import { createUser } from '../support/people'
import { kindsOf, rewriteLog, signInFrom } from '../support/sign-ins'

const roles = ['anon', 'authenticated', 'app_user', 'service_role', 'operator'] as const
const statements: [string, string][] = [
  ['read', 'select * from private.auth_events'],
  ['add to', `insert into private.auth_events (user_id, kind) select $1::uuid, 'signed_out'`],
  ['change', `update private.auth_events set kind = 'signed_out' where user_id = $1`],
  ['remove from', 'delete from private.auth_events where user_id = $1'],
  ['empty', 'truncate private.auth_events'],
]

const attempts = roles.flatMap((role) => statements.map(([verb, text]) => [role, verb, text] as const))

test.each(attempts)('%s may not %s the log of sign-ins itself', async (role, _, text) => {
  const ada = await createUser()

  const values = text.includes('$1') ? [ada.userId] : []
  expect(await acting({ role, userId: ada.userId }, text, values)).toEqual({ refused: '42501' })
})

test.each(statements.slice(2))('not even the owner of the database may %s the log', async (_, text) => {
  const ada = await createUser()
  const client = await owner.connect()
  try {
    await client.query('set session authorization postgres')
    await expect(client.query(text, text.includes('$1') ? [ada.userId] : [])).rejects.toMatchObject({
      code: '42501',
      message: 'the log of sign-ins is append-only',
    })
  } finally {
    client.release(true)
  }
  expect(await kindsOf(owner, ada.userId)).toEqual(['account_created'])
})

test.each([
  [89, '42501', ['account_created']],
  [91, 'done', []],
])('a row of %i days may be removed by the owner of the database: %s', async (days, outcome, left) => {
  const ada = await createUser()
  await rewriteLog(
    owner,
    `update private.auth_events set id = private.uuid_v7_from(now() - $2 * interval '1 day') where user_id = $1`,
    [ada.userId, days],
  )

  const removal = owner.query('delete from private.auth_events where user_id = $1', [ada.userId])
  const code = await removal.then(
    () => 'done',
    (error) => error.code,
  )

  expect([code, await kindsOf(owner, ada.userId)]).toEqual([outcome, left])
})

test('the rows of an account go with it', async () => {
  const ada = await createUser()
  await signInFrom(owner, ada)

  await owner.query('delete from auth.users where id = $1', [ada.userId])

  expect(await kindsOf(owner, ada.userId)).toEqual([])
})

test('a person reads their own events, and those of nobody else', async () => {
  const [ada, eve] = [await createUser(), await createUser()]
  await signInFrom(owner, ada)

  const own = await acting(
    { role: 'app_user', userId: ada.userId },
    'select kind from private.own_auth_events(null, 100)',
  )
  const foreign = await acting(
    { role: 'app_user', userId: eve.userId },
    'select kind from private.own_auth_events(null, 100)',
  )

  expect(own).toEqual({ rows: [{ kind: 'signed_in' }, { kind: 'account_created' }] })
  expect(foreign).toEqual({ rows: [{ kind: 'account_created' }] })
})

test.each([
  ['sends a notice', `select private.send_account_notice($1, 'x@example.com', 'password_changed')`],
  ['invents an event', `select private.record_auth_event($1, 'signed_in')`],
  ['invents a failure', `select private.record_event_of_address($1::text, 'sign_in_failed', null, null)`],
])('no signed-in person %s', async (_, text) => {
  const ada = await createUser()

  const outcome = await acting({ role: 'authenticated', userId: ada.userId }, text, [ada.userId])

  expect(outcome).toEqual({ refused: '42501' })
})

test('the server adds those events alone of which the database cannot know', async () => {
  const ada = await createUser()
  const add = (kind: string) =>
    acting({ role: 'service_role' }, 'select private.record_event_of_address($1, $2, null, null)', [
      ada.email,
      kind,
    ])

  expect(await add('password_changed')).toEqual({ refused: '22023' })
  expect(await add('sign_in_failed')).not.toHaveProperty('refused')
})
