import { expect, test } from 'vitest'
import { asked, call } from '../support/auth-mail'
import { owner } from '../support/owner'
import { createUser } from '../support/people'
import { rewriteLog } from '../support/sign-ins'

const reset = (email: string) => call({ body: asked('recovery', {}, { email }) })

async function resetsOf(userId: string) {
  const { rows } = await owner.query(
    `select user_agent, ip, request_id is not null as traced from private.auth_events
     where user_id = $1 and kind = 'password_reset_requested'`,
    [userId],
  )
  return rows
}

const rowsOfAll = async () =>
  (await owner.query('select count(*)::int as count from private.auth_events')).rows[0].count

test('a link for a new password is a row of the account, and a link to sign in is none', async () => {
  const [ada, bea] = [await createUser(), await createUser()]

  await reset(ada.email)
  await call({ body: asked('magiclink', {}, { email: ada.email }) })

  // The call is of Auth, which does not say who has asked.
  expect(await resetsOf(ada.userId)).toEqual([{ user_agent: null, ip: null, traced: true }])
  expect(await resetsOf(bea.userId)).toEqual([])
})

test('ten links of an hour are kept, and a later hour has its own', async () => {
  const ada = await createUser()

  for (const _ of Array.from({ length: 12 })) expect((await reset(ada.email)).status).toBe(202)
  expect(await resetsOf(ada.userId)).toHaveLength(10)

  await rewriteLog(
    owner,
    `update private.auth_events set id = private.uuid_v7_from(now() - interval '61 minutes')
     where id = (select id from private.auth_events where user_id = $1 and kind = 'password_reset_requested' limit 1)`,
    [ada.userId],
  )
  await reset(ada.email)
  expect(await resetsOf(ada.userId)).toHaveLength(11)
})

test('a link that an unknown address asks for leaves no row', async () => {
  const before = await rowsOfAll()

  expect((await reset('nobody@example.com')).status).toBe(202)

  expect(await rowsOfAll()).toBe(before)
})
