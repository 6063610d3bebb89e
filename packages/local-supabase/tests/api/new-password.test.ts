import { describe, expect, test } from 'vitest'
import { createPerson, newAddress, PASSWORD, tokenHashTo } from './people'
import { expectFault, startPlainLite } from './plain-lite'
import { adminOf, clientOf, keys, startRepaired } from './repaired-api'

const plain = await startPlainLite()
const api = await startRepaired()
const NEW = 'a brand new password'

const lives = async (refresh_token: string) =>
  (await clientOf(api).auth.refreshSession({ refresh_token })).error === null

async function twoSessions() {
  const person = await createPerson(api)
  const { data } = await clientOf(api).auth.signInWithPassword({ email: person.email, password: PASSWORD })
  return { ...person, other: data.session! }
}

describe('a new password (new-password)', () => {
  test('plain Lite keeps every session, and cuts a long one', async () => {
    const email = newAddress()
    const client = plain.client()
    await client.auth.signUp({ email, password: PASSWORD })
    await client.auth.verifyOtp({ token_hash: plain.tokenHash(email), type: 'signup' })
    const other = plain.client()
    await other.auth.signInWithPassword({ email, password: PASSWORD })

    const { error } = await client.auth.updateUser({ password: 'x'.repeat(73) })
    const kept = await other.auth.refreshSession()

    expectFault('new-password.ts', () => expect([error, kept.error]).toEqual([null, null]))
  })

  test('ends every other session', async () => {
    const { client, session, other } = await twoSessions()

    const { error } = await client.auth.updateUser({ password: NEW })

    expect(error).toBeNull()
    expect([await lives(session.refresh_token), await lives(other.refresh_token)]).toEqual([true, false])
    expect((await clientOf(api).auth.getUser(other.access_token)).error).not.toBeNull()
  })

  test('that is refused ends none', async () => {
    const { client, other } = await twoSessions()

    const { error } = await client.auth.updateUser({ password: 'short' })

    expect(error?.code).toBe('weak_password')
    expect(await lives(other.refresh_token)).toBe(true)
  })

  test('ends the links in mails', async () => {
    const { client, email } = await createPerson(api)
    await clientOf(api).auth.signInWithOtp({ email })
    const token_hash = await tokenHashTo(api, email)

    await client.auth.updateUser({ password: NEW })

    const { error } = await clientOf(api).auth.verifyOtp({ token_hash, type: 'email' })
    expect(error?.code).toBe('otp_expired')
  })

  test('with a new address keeps the links of that change', async () => {
    const { client, email } = await createPerson(api)
    const newEmail = newAddress()

    await client.auth.updateUser({ password: NEW, email: newEmail })

    for (const address of [email, newEmail]) {
      const token_hash = await tokenHashTo(api, address)
      const { error } = await clientOf(api).auth.verifyOtp({ token_hash, type: 'email_change' })
      expect(error).toBeNull()
    }
  })

  test('from an admin ends every session', async () => {
    const { id, session, other } = await twoSessions()

    const { error } = await adminOf(api).auth.admin.updateUserById(id, { password: NEW })

    expect(error).toBeNull()
    expect([await lives(session.refresh_token), await lives(other.refresh_token)]).toEqual([false, false])
  })

  test.each([
    ['73 letters', 'x'.repeat(73)],
    ['37 letters of two bytes', 'ü'.repeat(37)],
  ])('of %s is refused, at the sign-up too', async (_, password) => {
    const { client } = await createPerson(api)

    const changed = await client.auth.updateUser({ password })
    const signedUp = await clientOf(api).auth.signUp({ email: newAddress(), password })

    for (const { error } of [changed, signedUp])
      expect(error).toMatchObject({ status: 400, code: 'validation_failed' })
  })

  test('of 72 bytes is taken whole', async () => {
    const { client, email } = await createPerson(api)
    const password = 'ü'.repeat(36)

    expect((await client.auth.updateUser({ password })).error).toBeNull()
    expect((await clientOf(api).auth.signInWithPassword({ email, password })).error).toBeNull()
  })
})

describe('a call that needs a user (missing-token)', () => {
  test('plain Lite answers the key alone with 401', async () => {
    const answer = await plain.fetch('http://plain.test/auth/v1/user', {
      headers: { apikey: plain.keys.publishable },
    })

    expectFault('missing-token.ts', () => expect(answer.status).toBe(401))
  })

  test.each<[string, string, Record<string, string>]>([
    ['GET', '/user', {}],
    ['GET', '/user', { authorization: `Bearer ${keys.publishable}` }],
    ['PUT', '/user', {}],
    ['POST', '/logout', {}],
    ['GET', '/reauthenticate', {}],
  ])('%s %s with an API key alone (%j) names nobody', async (method, path, headers) => {
    const answer = await fetch(`${api.url}/auth/v1${path}`, {
      method,
      headers: { apikey: keys.publishable, 'content-type': 'application/json', ...headers },
      ...(method !== 'GET' && { body: '{}' }),
    })

    expect([answer.status, await answer.json()]).toMatchObject([
      403,
      { error_code: 'bad_jwt', msg: 'invalid claim: missing sub claim' },
    ])
  })

  test('without an API key stays 401', async () => {
    expect((await fetch(`${api.url}/auth/v1/user`)).status).toBe(401)
  })
})
