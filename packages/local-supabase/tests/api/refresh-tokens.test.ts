import { describe, expect, test } from 'vitest'
import { createPerson, newAddress, PASSWORD, tokenHashTo } from './people'
import { expectFault, startPlainLite } from './plain-lite'
import { adminOf, clientOf, db, keys, startRepaired } from './repaired-api'

const plain = await startPlainLite()
const api = await startRepaired()
const strict = await startRepaired({ refresh_token_reuse_interval: 0 })
const FORMAT = /^[a-z0-9]{12}$/

const refresh = (to: typeof api, refresh_token: string) => clientOf(to).auth.refreshSession({ refresh_token })

describe('a refresh token (refresh-tokens)', () => {
  test('plain Lite makes UUIDs, and takes one for a token', async () => {
    const email = newAddress()
    await plain.client().auth.signUp({ email, password: PASSWORD })
    const { data } = await plain
      .client()
      .auth.verifyOtp({ token_hash: plain.tokenHash(email), type: 'signup' })
    const { error } = await plain.client().auth.refreshSession({ refresh_token: crypto.randomUUID() })

    expectFault('refresh-tokens.ts', () => expect(data.session!.refresh_token).not.toMatch(FORMAT))
    expectFault('refresh-tokens.ts', () => expect(error?.code).toBe('refresh_token_not_found'))
  })

  test('is twelve letters and digits, however somebody signs in', async () => {
    const { email, session } = await createPerson(api)
    await clientOf(api).auth.signInWithOtp({ email })
    const byLink = await clientOf(api).auth.verifyOtp({
      token_hash: await tokenHashTo(api, email),
      type: 'email',
    })
    const refreshed = await refresh(api, session.refresh_token)

    for (const { refresh_token } of [session, byLink.data.session!, refreshed.data.session!])
      expect(refresh_token).toMatch(FORMAT)
  })

  test.each([
    ['0b5c1dd0-0000-4000-8000-000000000000', 'validation_failed'],
    ['UPPERCASE123', 'validation_failed'],
    ['short', 'validation_failed'],
    ['', 'validation_failed'],
    ['abcdefghijkl', 'refresh_token_not_found'],
    ['000000000000', 'refresh_token_not_found'],
  ])('%j that nobody was given is %s', async (refresh_token, error_code) => {
    const answer = await fetch(`${api.url}/auth/v1/token?grant_type=refresh_token`, {
      method: 'POST',
      headers: { apikey: keys.publishable, 'content-type': 'application/json' },
      body: JSON.stringify({ refresh_token }),
    })

    expect([answer.status, await answer.json()]).toMatchObject([400, { error_code }])
  })
})

describe('an old refresh token (refresh-tokens)', () => {
  async function family(to: typeof api) {
    const { session } = await createPerson(to)
    const first = session.refresh_token
    const second = (await refresh(to, first)).data.session!.refresh_token
    const third = (await refresh(to, second)).data.session!.refresh_token
    return { first, second, third }
  }

  test('plain Lite ends its family at once', async () => {
    const email = newAddress()
    const client = plain.client()
    await client.auth.signUp({ email, password: PASSWORD })
    const { data } = await client.auth.verifyOtp({ token_hash: plain.tokenHash(email), type: 'signup' })
    await client.auth.refreshSession()
    await client.auth.refreshSession()

    const { error } = await plain.client().auth.refreshSession(data.session!)

    expectFault('refresh-tokens.ts', () => expect(error?.code).toBe('refresh_token_already_used'))
  })

  test('is good for the reuse interval more, and the newer one stays', async () => {
    const { first, second, third } = await family(api)

    const older = await refresh(api, first)
    const parent = await refresh(api, second)
    const living = await refresh(api, third)

    expect([older.error, parent.error, living.error]).toEqual([null, null, null])
    expect(new Set([third, older.data.session!.refresh_token]).size).toBe(2)
  })

  test('just replaced answers the token that replaced it', async () => {
    const { session } = await createPerson(strict)
    const second = await refresh(strict, session.refresh_token)

    const again = await refresh(strict, session.refresh_token)

    expect(again.data.session?.refresh_token).toBe(second.data.session?.refresh_token)
  })

  test('ends its whole family once the interval is over', async () => {
    const { first, third } = await family(strict)

    const stolen = await refresh(strict, first)
    const living = await refresh(strict, third)

    expect(stolen.error?.code).toBe('refresh_token_already_used')
    expect(living.error?.code).toBe('refresh_token_already_used')
  })

  test('is no longer good when the interval has passed by the clock', async () => {
    const { first } = await family(api)
    await db.query(`update auth.refresh_tokens set updated_at = now() - interval '11 s' where token = $1`, [
      first,
    ])

    expect((await refresh(api, first)).error?.code).toBe('refresh_token_already_used')
  })

  test('of a session that has ended is unknown', async () => {
    const { session } = await createPerson(api)
    await adminOf(api).auth.admin.signOut(session.access_token, 'global')

    expect((await refresh(api, session.refresh_token)).error?.code).toBe('refresh_token_not_found')
  })
})
