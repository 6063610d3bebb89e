import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import * as me from '@/app/api/v1/me/route'
import * as session from '@/app/api/v1/me/sessions/[sessionId]/route'
import * as sessions from '@/app/api/v1/me/sessions/route'
import type { UserCaller } from '@/lib/auth/caller'
import { createApiKey } from '../support/api-keys'
import { owner } from '../support/owner'
import { createMember, createUser, missingId } from '../support/people'
import { send } from '../support/send'

const list = (as: UserCaller, query = {}) => send(sessions.GET, { as, query })
const end = (as: UserCaller, sessionId: string) =>
  send(session.DELETE, { as, method: 'DELETE', params: { sessionId } })
const endAll = (as: UserCaller) => send(sessions.DELETE, { as, method: 'DELETE' })

/** Signs the user in once more, an hour earlier than the sign-in before. */
async function signInElsewhere({ userId }: UserCaller, columns = '') {
  const id = randomUUID()
  await owner.query(
    `insert into auth.sessions (id, user_id, created_at, refreshed_at, user_agent, ip, not_after)
     values ($1, $2, (select min(created_at) from auth.sessions where user_id = $2) - interval '1 hour',
       '2026-01-31 12:00:00', 'Firefox', '192.0.2.7', ${columns || 'null'})`,
    [id, userId],
  )
  return id
}

const idsOf = ({ data }: { data: { id: string }[] }) => data.map(({ id }) => id)

test('a user sees where they are signed in, the latest first, and which of it is here', async () => {
  const [ada, eve] = [await createUser(), await createUser()]
  const elsewhere = await signInElsewhere(ada)
  await signInElsewhere(ada, `now() - interval '1 second'`)

  const { status, data } = await list(ada)

  expect(status).toBe(200)
  expect(data).toEqual([
    {
      id: ada.sessionId,
      createdAt: expect.any(String),
      lastUsedAt: data[0].createdAt,
      userAgent: null,
      ipAddress: null,
      current: true,
    },
    {
      id: elsewhere,
      createdAt: expect.any(String),
      lastUsedAt: '2026-01-31T12:00:00Z',
      userAgent: 'Firefox',
      ipAddress: '192.0.2.7',
      current: false,
    },
  ])
  expect(idsOf(await list(eve))).toEqual([eve.sessionId])
})

test('the list pages without a gap', async () => {
  const ada = await createUser()
  const [second, third] = [await signInElsewhere(ada), await signInElsewhere(ada)]

  const first = await list(ada, { limit: '2' })
  const rest = await list(ada, { limit: '2', cursor: first.meta.page.next })
  const forged = await list(ada, { cursor: 'nonsense' })

  expect([idsOf(first), idsOf(rest), rest.meta.page.next]).toEqual([[ada.sessionId, second], [third], null])
  expect(forged.status).toBe(422)
})

test('a session that is ended is gone, and the others live on', async () => {
  const ada = await createUser()
  const elsewhere = await signInElsewhere(ada)

  const ended = await end(ada, elsewhere)
  const again = await end(ada, elsewhere)

  expect([ended.status, again.status]).toEqual([204, 404])
  expect(idsOf(await list(ada))).toEqual([ada.sessionId])
})

test('nobody ends a session of somebody else’s, which answers like a missing one', async () => {
  const [ada, eve] = [await createUser(), await createUser()]

  const foreign = await end(eve, ada.sessionId!)
  const missing = await end(eve, missingId())

  expect([foreign.status, foreign.error]).toEqual([404, missing.error])
  expect((await list(ada)).status).toBe(200)
})

test('signing out everywhere ends every session, that of the request too', async () => {
  const [ada, eve] = [await createUser(), await createUser()]
  const elsewhere = { ...ada, sessionId: await signInElsewhere(ada) }

  const ended = await endAll(ada)

  const after = await Promise.all([list(ada), list(elsewhere), endAll(elsewhere), list(eve)])
  expect(ended.status).toBe(204)
  expect(after.map(({ status }) => status)).toEqual([401, 401, 401, 200])
  expect((await send(me.GET, { as: ada })).status).toBe(200)
})

test('a token that has lost its session ends no other', async () => {
  const ada = await createUser()
  const elsewhere = await signInElsewhere(ada)
  await end(ada, ada.sessionId!)

  const refused = await end(ada, elsewhere)

  expect(refused).toMatchObject({ status: 401, error: { code: 'unauthenticated' } })
  expect(idsOf(await list({ ...ada, sessionId: elsewhere }))).toEqual([elsewhere])
})

test('an API key has no sessions, and nobody has none', async () => {
  const { secret: key } = await createApiKey(await createMember())
  const params = { sessionId: missingId() }

  const answers = await Promise.all(
    [{ key }, {}].flatMap((caller) => [
      send(sessions.GET, caller),
      send(sessions.DELETE, { ...caller, method: 'DELETE' }),
      send(session.DELETE, { ...caller, method: 'DELETE', params }),
    ]),
  )

  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 401, 401, 401])
})
