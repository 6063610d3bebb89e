import { afterAll, expect, test } from 'vitest'
import * as authEvents from '@/app/api/v1/me/auth-events/route'
import * as sessions from '@/app/api/v1/me/sessions/route'
import type { UserCaller } from '@/lib/auth/caller'
import type { VisitorAuth } from '@/lib/auth/supabase'
import { pool } from '@/lib/db/pool'
import { signIn } from '@/lib/features/account/sign-in-service'
import { purgeAuthEvents } from '@/lib/features/auth-events/jobs'
import { authEventKinds, KEPT_DAYS } from '@/lib/features/auth-events/schema'
import { createApiKey } from '../support/api-keys'
import { owner } from '../support/owner'
import { createMember, createUser } from '../support/people'
import { send } from '../support/send'
import { kindsOf, rewriteLog, signInFrom } from '../support/sign-ins'

afterAll(() => pool.end())

const list = (as: UserCaller, query = {}) => send(authEvents.GET, { as, query })

test('a person sees what happened to their sign-in, the latest first, and nothing of others', async () => {
  const [ada, eve] = [await createUser(), await createUser()]
  await signInFrom(owner, eve)
  const id = await signInFrom(owner, ada, { userAgent: 'Firefox', ip: '192.0.2.7', method: 'otp' })

  const { status, data, meta } = await list(ada)

  expect(status).toBe(200)
  expect(data).toEqual([
    {
      id: expect.any(String),
      kind: 'signed_in',
      method: 'otp',
      sessionId: id,
      userAgent: 'Firefox',
      ipAddress: '192.0.2.7',
      requestId: null,
      operatorName: null,
      reason: null,
      createdAt: expect.any(String),
    },
    expect.objectContaining({ kind: 'account_created', method: 'email' }),
  ])
  expect(meta.page.next).toBeNull()
})

test('the log pages without a gap', async () => {
  const ada = await createUser()
  for (const _ of [1, 2]) await signInFrom(owner, ada)

  const first = await list(ada, { limit: '2' })
  const rest = await list(ada, { limit: '2', cursor: first.meta.page.next })
  const forged = await list(ada, { cursor: 'nonsense' })

  const kinds = [first, rest].map(({ data }) => data.map(({ kind }: { kind: string }) => kind))
  expect(kinds).toEqual([['signed_in', 'signed_in'], ['account_created']])
  expect([rest.meta.page.next, forged.status]).toEqual([null, 422])
})

test('the log ends with the session, has nothing for an API key, and for nobody', async () => {
  const ada = await createUser()
  const { secret: key } = await createApiKey(await createMember())
  await owner.query('delete from auth.sessions where id = $1', [ada.sessionId])

  const answers = [await list(ada), await send(authEvents.GET, { key }), await send(authEvents.GET)]

  expect(answers.map(({ status }) => status)).toEqual([401, 403, 401])
})

test('signing out everywhere is logged with the request: one session signed out, the others ended', async () => {
  const ada = await createUser()
  await signInFrom(owner, ada)

  await send(sessions.DELETE, { as: ada, method: 'DELETE', headers: { 'x-request-id': 'sign-out-of-all' } })

  const { rows } = await owner.query(
    `select kind, session_id = $2 as own, request_id from private.auth_events where user_id = $1 order by kind limit 2 offset 1`,
    [ada.userId, ada.sessionId],
  )
  expect(await kindsOf(owner, ada.userId)).toHaveLength(4)
  expect(rows).toContainEqual({ kind: 'session_ended', own: false, request_id: 'sign-out-of-all' })
})

/** Auth refuses every password. */
function refusing(ipAddress = '192.0.2.9'): VisitorAuth {
  const error = { name: 'AuthApiError', status: 400, code: 'invalid_credentials' }
  const auth = { signInWithPassword: async () => ({ data: { user: null, session: null }, error }) }
  const visitor = { requestId: 'a-wrong-password', userAgent: 'Firefox', ipAddress }
  return { auth, visitor } as unknown as VisitorAuth
}

async function tryToSignIn(email: string, times = 1) {
  for (let attempt = 0; attempt < times; attempt += 1) {
    const attempted = signIn(refusing(), { email, password: 'guess' })
    await expect(attempted).rejects.toMatchObject({ code: 'unauthenticated' })
  }
}

const failuresOf = async ({ userId }: UserCaller) => {
  const { rows } = await owner.query(
    `select host(ip) as ip, user_agent, request_id from private.auth_events where user_id = $1 and kind = 'sign_in_failed'`,
    [userId],
  )
  return rows
}

test('a wrong password is logged for the account of the address', async () => {
  const ada = await createUser()

  await tryToSignIn(ada.email.toUpperCase())

  await expect
    .poll(() => failuresOf(ada))
    .toEqual([{ ip: '192.0.2.9', user_agent: 'Firefox', request_id: 'a-wrong-password' }])
})

test('nobody fills the log of somebody else: it keeps ten failures an hour', async () => {
  const ada = await createUser()
  const count = `select count(*)::int as count from private.auth_events`

  await tryToSignIn(ada.email, 30)
  await expect.poll(() => failuresOf(ada)).toHaveLength(10)
  const before = await owner.query(count)
  await tryToSignIn(ada.email)
  await tryToSignIn('nobody@example.com')
  await rewriteLog(
    owner,
    `update private.auth_events set id = private.uuid_v7_from(now() - interval '61 minutes')
    where id = (select id from private.auth_events where kind = 'sign_in_failed' and user_id = '${ada.userId}' limit 1)`,
  )
  const after = await owner.query(count)
  await tryToSignIn(ada.email)

  expect(after.rows).toEqual(before.rows)
  await expect.poll(() => failuresOf(ada)).toHaveLength(11)
})

test('the database knows the kinds that the API shows, and no other', async () => {
  const { rows } = await owner.query<{ kind: string }>(
    `select unnest(regexp_matches(pg_get_constraintdef(oid), '''(\\w+)''', 'g')) as kind
     from pg_constraint where conname = 'auth_events_kind_known'`,
  )

  expect(rows.map(({ kind }) => kind)).toEqual([...authEventKinds])
})

test('the log is kept for half a year', async () => {
  const ada = await createUser()
  await signInFrom(owner, ada)
  await rewriteLog(
    owner,
    `update private.auth_events set id = private.uuid_v7_from(now() - $2 * interval '1 day') where user_id = $1 and kind = 'account_created'`,
    [ada.userId, KEPT_DAYS + 1],
  )

  await purgeAuthEvents('purge')

  expect(KEPT_DAYS).toBe(180)
  expect(await kindsOf(owner, ada.userId)).toEqual(['signed_in'])
})
