import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { backend, createPerson } from './backend'

// Read in the source of Supabase Auth 2.196: internal/api/external.go, internal/api/identity.go and internal/api/pkce.go.
const { client, session } = await createPerson()

const ask = (path: string, init: RequestInit = {}) =>
  fetch(`${backend.url}/auth/v1${path}`, { redirect: 'manual', ...init })

const asPerson = {
  apikey: backend.publishableKey,
  authorization: `Bearer ${session.access_token}`,
}

test('a sign-in begins with no provider that Auth does not know', async () => {
  const answer = await ask('/authorize?provider=nobody')

  expect([answer.status, await answer.json()]).toMatchObject([
    400,
    { error_code: 'validation_failed', msg: 'Unsupported provider: Provider nobody could not be found' },
  ])
})

test.each([
  ['', 'bad_oauth_callback'],
  ['?state=nonsense', 'bad_oauth_state'],
  [`?state=${randomUUID()}`, 'bad_oauth_state'],
])('a return that belongs to no sign-in leads to the site with the reason: %s', async (query, code) => {
  const { status, headers } = await ask(`/callback${query}`)

  const { searchParams } = new URL(headers.get('location')!)
  expect([status, searchParams.get('error'), searchParams.get('error_code')]).toEqual([
    303,
    'invalid_request',
    code,
  ])
})

test('the only identity of an account is not removed', async () => {
  const { data } = await client.auth.getUserIdentities()
  const { error } = await client.auth.unlinkIdentity(data!.identities[0]!)

  expect(error).toMatchObject({ status: 422, code: 'single_identity_not_deletable' })
})

test('an identity is named by a UUID', async () => {
  const answer = await ask('/user/identities/nonsense', { method: 'DELETE', headers: asPerson })

  expect([answer.status, await answer.json()]).toMatchObject([404, { error_code: 'validation_failed' }])
})

test('a code needs its verifier', async () => {
  const answer = await ask('/token?grant_type=pkce', {
    method: 'POST',
    headers: { apikey: backend.publishableKey, 'content-type': 'application/json' },
    body: JSON.stringify({ auth_code: randomUUID(), code_verifier: '' }),
  })

  expect([answer.status, await answer.json()]).toMatchObject([400, { error_code: 'validation_failed' }])
})
