import { expect, test } from 'vitest'
import { acting } from '../support/acting'
import { createApiKey } from '../support/api-keys'
import { owner } from '../support/owner'
import { createMember, createUser } from '../support/people'
import { byAuth, kindsOf, signInFrom } from '../support/sign-ins'

const ban = (userId: string, until = `now() + interval '1 day'`) =>
  owner.query(`update auth.users set banned_until = ${until} where id = $1`, [userId])

const leaveCode = (userId: string) =>
  owner.query(
    `insert into auth.flow_state (id, user_id, auth_code, authentication_method, provider_type, auth_code_issued_at)
     values (gen_random_uuid(), $1, gen_random_uuid()::text, 'oauth', 'google', now())`,
    [userId],
  )

async function leftOf(userId: string) {
  const { rows } = await owner.query(
    `select (select count(*)::int from auth.sessions where user_id = $1) as sessions,
       (select count(*)::int from auth.flow_state where user_id = $1) as codes`,
    [userId],
  )
  return rows[0]
}

test.each([
  ['require_session', 'select private.require_session()'],
  ['require_recent_proof', 'select private.require_recent_proof()'],
])('a banned person, whose token lives on, is refused by %s', async (_, text) => {
  const ada = await createUser()
  const as = { role: 'app_user', userId: ada.userId } as const
  await ban(ada.userId)

  const banned = await acting({ ...as, claims: { session_id: ada.sessionId } }, text)
  await ban(ada.userId, `now() - interval '1 second'`)
  const afterwards = await acting({ ...as, claims: { session_id: ada.sessionId } }, text)
  await signInFrom(owner, ada)

  expect([banned, afterwards]).toEqual([{ refused: 'PT401' }, { refused: 'PT401' }])
  expect(await acting(as, text)).not.toHaveProperty('refused')
})

test('a ban ends the sessions and the codes that would open one, and the end of the ban brings none back', async () => {
  const ada = await createUser()
  await leaveCode(ada.userId)

  await byAuth(`update auth.users set banned_until = now() + interval '1 day' where id = $1`, ada.userId)
  const kinds = await kindsOf(owner, ada.userId)
  await byAuth('update auth.users set banned_until = null where id = $1', ada.userId)

  expect(await leftOf(ada.userId)).toEqual({ sessions: 0, codes: 0 })
  expect(kinds.at(-1)).toBe('session_ended')
})

test('a ban of somebody without a session ends the codes as well, and one that is over ends nothing', async () => {
  const [ada, eve] = [await createUser(), await createUser()]
  await owner.query('delete from auth.sessions where user_id = $1', [ada.userId])
  for (const { userId } of [ada, eve]) await leaveCode(userId)

  await ban(ada.userId)
  await ban(eve.userId, `now() - interval '1 second'`)

  expect(await leftOf(ada.userId)).toEqual({ sessions: 0, codes: 0 })
  expect(await leftOf(eve.userId)).toEqual({ sessions: 1, codes: 1 })
})

test('a banned owner holds no sensitive permission', async () => {
  const ada = await createMember()
  await ban(ada.userId)

  const held = await acting(
    { role: 'app_user', userId: ada.userId },
    `select private.workspaces_allowing('invitations.create') as workspaces`,
  )

  expect(held).toEqual({ rows: [{ workspaces: [] }] })
})

test('an API key of a banned person counts no longer, and counts again after the ban', async () => {
  const ada = await createMember()
  const { hash } = await createApiKey(ada)
  const text = 'select count(*)::int as seen from workspaces'
  await ban(ada.userId)

  const banned = await acting({ role: 'app_user', keyHash: hash }, text)
  await ban(ada.userId, 'null')

  expect(banned).toEqual({ rows: [{ seen: 0 }] })
  expect(await acting({ role: 'app_user', keyHash: hash }, text)).toEqual({ rows: [{ seen: 1 }] })
})

test('an invitation of a banned person lets nobody in', async () => {
  const ada = await createMember()
  const still = async () => {
    const { rows } = await owner.query(
      `select private.inviter_may_still(invitations) as may from invitations where workspace_id = $1`,
      [ada.workspaceId],
    )
    return rows
  }
  await owner.query(
    `insert into invitations (workspace_id, email, role, token_hash, created_by)
     values ($1, 'eve@example.com', 'member', md5($2) || md5($2), $3)`,
    [ada.workspaceId, ada.userId, ada.userId],
  )

  const before = await still()
  await ban(ada.userId)

  expect(before).toEqual([{ may: true }])
  expect(await still()).toEqual([{ may: false }])
})
