import { decodeJwt } from 'jose'
import { describe, expect, test } from 'vitest'
import { createPerson, PASSWORD } from './people'
import { expectFault, plainSession, startPlainLite } from './plain-lite'
import { adminOf, clientOf, db, keys, startRepaired } from './repaired-api'

const plain = await startPlainLite()
const api = await startRepaired()

describe('sessions', () => {
  test.each([
    ['global', { own: false, other: false }],
    ['local', { own: false, other: true }],
    ['others', { own: true, other: false }],
  ] as const)('sign-out with scope %s ends exactly those sessions', async (scope, alive) => {
    const { client, email, session } = await createPerson(api)
    const other = await clientOf(api).auth.signInWithPassword({ email, password: PASSWORD })

    const { error } = await client.auth.signOut({ scope })

    expect(error).toBeNull()
    const refresh = async (refresh_token: string) =>
      (await clientOf(api).auth.refreshSession({ refresh_token })).error === null
    const getUser = async (token: string) => (await clientOf(api).auth.getUser(token)).error === null
    expect(await getUser(session.access_token)).toBe(alive.own)
    expect(await getUser(other.data.session!.access_token)).toBe(alive.other)
    expect(await refresh(session.refresh_token)).toBe(alive.own)
    expect(await refresh(other.data.session!.refresh_token)).toBe(alive.other)
  })
})

describe('where a session is used from (session-origin)', () => {
  const originOf = async (client: typeof db, token: string) => {
    const { rows } = await client.query(
      'select user_agent, host(ip) as ip from auth.sessions where id = $1',
      [decodeJwt(token).session_id],
    )
    return rows[0]
  }

  test('plain Lite does not note it', async () => {
    const { access_token } = await plainSession(plain)

    const origin = await originOf(plain.db, access_token)

    expectFault('session-origin.ts', () => expect(origin).toEqual({ user_agent: null, ip: null }))
  })

  test('is noted at the sign-in and at every refresh', async () => {
    const { session, email } = await createPerson(api)
    const client = clientOf(api, keys.publishable, { 'user-agent': 'Firefox' })

    const signedIn = await client.auth.signInWithPassword({ email, password: PASSWORD })
    const first = await originOf(db, signedIn.data.session!.access_token)
    await clientOf(api, keys.publishable, { 'user-agent': 'Firefox 2' }).auth.refreshSession(
      signedIn.data.session!,
    )
    const second = await originOf(db, signedIn.data.session!.access_token)

    expect(first).toEqual({ user_agent: 'Firefox', ip: '127.0.0.1' })
    expect(second).toEqual({ user_agent: 'Firefox 2', ip: '127.0.0.1' })
    expect(decodeJwt(session.access_token).session_id).not.toBe(
      decodeJwt(signedIn.data.session!.access_token).session_id,
    )
  })

  test('one row says how the session was proved, at a refresh too', async () => {
    const { session, email } = await createPerson(api)
    await clientOf(api).auth.refreshSession(session)
    const { rows } = await db.query(
      `select authentication_method from auth.mfa_amr_claims claims
       join auth.sessions on sessions.id = session_id join auth.users on users.id = user_id where email = $1`,
      [email],
    )

    expect(rows).toEqual([{ authentication_method: 'password' }])
  })
})

describe('a banned user (banned-users)', () => {
  test('plain Lite lets it sign in', async () => {
    const { user } = await plainSession(plain)
    await plain.db.query(`update auth.users set banned_until = now() + interval '1 hour' where id = $1`, [
      user.id,
    ])

    const { error } = await plain.client().auth.signInWithPassword({ email: user.email!, password: PASSWORD })

    expectFault('banned-users.ts', () => expect(error).toBeNull())
  })

  test('neither signs in, refreshes nor asks for itself until the ban is lifted; its session stays', async () => {
    const { id, email, client, session } = await createPerson(api)
    const ban = (ban_duration: string) => adminOf(api).auth.admin.updateUserById(id, { ban_duration })
    const signIn = () => clientOf(api).auth.signInWithPassword({ email, password: PASSWORD })
    await ban('1h30m')

    const signedIn = await signIn()
    const refreshed = await client.auth.refreshSession(session)
    const asked = await clientOf(api).auth.getUser(session.access_token)
    await ban('none')
    const lifted = await signIn()
    const again = await clientOf(api).auth.refreshSession(session)

    expect(signedIn.error).toMatchObject({ status: 400, code: 'user_banned' })
    expect(refreshed.error).toMatchObject({
      status: 400,
      code: 'user_banned',
      message: 'Invalid Refresh Token: User Banned',
    })
    expect(asked.error).toMatchObject({ status: 403, code: 'user_banned' })
    expect([lifted.error, again.error]).toEqual([null, null])
  })
})
