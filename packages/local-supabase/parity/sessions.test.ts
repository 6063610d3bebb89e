import { expect, test } from 'vitest'
import { anonymous, backend, createPerson, createUser, PASSWORD } from './backend'

const { client, email, id, session } = await createPerson()

test('the key set verifies an access token without asking anyone', async () => {
  const published = await fetch(`${backend.url}/auth/v1/.well-known/jwks.json`)
  const { data, error } = await client.auth.getClaims(session.access_token)

  expect(error).toBeNull()
  expect(data?.header.alg).toBe('ES256')
  expect(data?.claims).toMatchObject({
    iss: `${backend.url}/auth/v1`,
    sub: id,
    aud: 'authenticated',
    role: 'authenticated',
    email,
    aal: 'aal1',
    is_anonymous: false,
    session_id: expect.any(String),
    amr: [{ method: 'password' }],
  })
  const { keys } = (await published.json()) as { keys: { kid: string; d?: string }[] }
  expect(keys.map(({ kid }) => kid)).toContain(data?.header.kid)
  expect(keys.every(({ d }) => d === undefined)).toBe(true)
})

test('a refresh replaces the refresh token and keeps the session', async () => {
  const { data, error } = await client.auth.refreshSession()

  expect(error).toBeNull()
  expect(data.session?.refresh_token).not.toBe(session.refresh_token)
  expect(data.session?.access_token).toBeTruthy()
  const [before, after] = await Promise.all(
    [session, data.session].map((one) => client.auth.getClaims(one?.access_token)),
  )
  expect(after?.data?.claims.session_id).toBe(before?.data?.claims.session_id)
})

test('a made-up refresh token is refused', async () => {
  const { error } = await anonymous().auth.refreshSession({ refresh_token: 'abcdefghijkl' })

  expect(error).toMatchObject({ status: 400, code: 'refresh_token_not_found' })
})

test.each([
  ['global', { own: false, other: false }],
  ['local', { own: false, other: true }],
  ['others', { own: true, other: false }],
] as const)('sign-out with scope %s ends exactly those sessions', async (scope, alive) => {
  const user = await createUser()
  const [own, other] = [anonymous(), anonymous()]
  const signIn = ({ auth }: typeof own) => auth.signInWithPassword({ email: user.email, password: PASSWORD })
  const tokens = [(await signIn(own)).data.session, (await signIn(other)).data.session]

  const { error } = await own.auth.signOut({ scope })

  const lives = await Promise.all(
    tokens.map(async (one) => (await anonymous().auth.getUser(one!.access_token)).error === null),
  )
  expect(error).toBeNull()
  expect(lives).toEqual([alive.own, alive.other])
})
