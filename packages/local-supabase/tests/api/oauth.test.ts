import { createHash, randomBytes } from 'node:crypto'
import { decodeJwt } from 'jose'
import { describe, expect, test } from 'vitest'
import { createPerson, mailsTo, newAddress, PASSWORD } from './people'
import { expectFault, startPlainLite } from './plain-lite'
import { adminOf, clientOf, db, keys, SITE_URL, startRepaired, type Repaired } from './repaired-api'

const plain = await startPlainLite()
const api = await startRepaired({ enable_manual_linking: true })
const BACK = `${SITE_URL}/auth/exchange`

type Visit = {
  provider?: string
  email?: string
  verified?: boolean
  cancel?: boolean
  on?: Repaired
  /** The token of somebody who adds the identity to their account. */
  token?: string
}

const newVerifier = () => randomBytes(32).toString('base64url')
const challengeOf = (verifier: string) => createHash('sha256').update(verifier).digest('base64url')
const locationOf = (answer: Response) => new URL(answer.headers.get('location')!)
const open = (url: string | URL, init?: RequestInit) => fetch(url, { redirect: 'manual', ...init })

async function begin({ provider = 'google', token, on = api }: Visit, verifier: string, redirectTo = BACK) {
  const query = new URLSearchParams({
    provider,
    redirect_to: redirectTo,
    code_challenge: challengeOf(verifier),
    code_challenge_method: 's256',
  })
  if (!token) return locationOf(await open(`${on.url}/auth/v1/authorize?${query}`))
  const answer = await open(`${on.url}/auth/v1/user/identities/authorize?${query}&skip_http_redirect=true`, {
    headers: { apikey: keys.publishable, authorization: `Bearer ${token}` },
  })
  const { url } = (await answer.json()) as { url: string }
  return new URL(url)
}

/** Fills the page of the provider in, and returns the address at which it leads back to Auth. */
async function decide(page: URL, { email = '', verified = true, cancel = false }: Visit) {
  const body = new URLSearchParams({
    email,
    name: 'Ada Lovelace',
    decision: cancel ? 'cancel' : 'continue',
    ...(verified && { verified: 'on' }),
  })
  return locationOf(await open(page, { method: 'POST', body }))
}

/** Goes to the provider and back, and returns the address at which the client ends, with its verifier. */
async function visit(given: Visit) {
  const verifier = newVerifier()
  const back = await decide(await begin(given, verifier), given)
  return { verifier, end: locationOf(await open(back)), back }
}

async function exchange(code: string | null, verifier: string, on: Repaired = api) {
  const answer = await fetch(`${on.url}/auth/v1/token?grant_type=pkce`, {
    method: 'POST',
    headers: { apikey: keys.publishable, 'content-type': 'application/json' },
    body: JSON.stringify({ auth_code: code, code_verifier: verifier }),
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, any> }
}

async function signIn(given: Visit) {
  const { end, verifier } = await visit(given)
  return exchange(end.searchParams.get('code'), verifier, given.on)
}

async function identitiesOf(email: string) {
  const { rows } = await db.query(
    `select provider from auth.identities join auth.users on users.id = user_id where users.email = $1 order by provider`,
    [email],
  )
  return rows.map(({ provider }) => provider)
}

const errorIn = ({ searchParams }: URL) => [searchParams.get('error'), searchParams.get('error_code')]

test('plain Lite asks the real providers alone, and links no identity by hand (oauth)', async () => {
  const email = newAddress()
  await plain.client().auth.signUp({ email, password: PASSWORD })
  const token_hash = plain.tokenHash(email)
  const { data } = await plain.client().auth.verifyOtp({ token_hash, type: 'signup' })
  const headers = {
    apikey: plain.keys.publishable,
    authorization: `Bearer ${data.session!.access_token}`,
  }

  const begun = await plain.fetch('http://plain.test/auth/v1/authorize?provider=gitlab')
  const query = 'provider=github&skip_http_redirect=true'
  const linked = await plain.fetch(`http://plain.test/auth/v1/user/identities/authorize?${query}`, {
    headers,
  })
  const { url } = (await linked.json().catch(() => ({}))) as { url?: string }

  expectFault('oauth.ts', () => expect([begun.status, url]).toEqual([400, undefined]))
})

describe('a sign-in by a provider', () => {
  test('makes an account of a new address, confirmed, with the proof oauth', async () => {
    const email = newAddress()

    const { status, body } = await signIn({ email, provider: 'gitlab' })

    expect(status).toBe(200)
    expect(body.user).toMatchObject({
      email,
      app_metadata: { provider: 'gitlab', providers: ['gitlab'] },
      user_metadata: { email, email_verified: true, full_name: 'Ada Lovelace' },
      identities: [{ provider: 'gitlab', email, identity_data: { email, email_verified: true } }],
    })
    expect(body.user.email_confirmed_at).toEqual(expect.any(String))
    expect(decodeJwt(body.access_token)).toMatchObject({
      aal: 'aal1',
      amr: [{ method: 'oauth', timestamp: expect.any(Number) }],
    })
  })

  test('finds the same account again', async () => {
    const email = newAddress()

    const [first, second] = [await signIn({ email }), await signIn({ email })]

    expect(second.body.user.id).toBe(first.body.user.id)
    expect(await identitiesOf(email)).toEqual(['google'])
  })

  test('enters the account of a verified address, and keeps its password', async () => {
    const { email, id } = await createPerson(api)

    const { body } = await signIn({ email })

    expect(body.user.id).toBe(id)
    expect(await identitiesOf(email)).toEqual(['email', 'google'])
    const { error } = await clientOf(api).auth.signInWithPassword({ email, password: PASSWORD })
    expect(error).toBeNull()
  })

  test('takes an account over from somebody who has never proved its address, whose password ends', async () => {
    const email = newAddress()
    await clientOf(api).auth.signUp({ email, password: PASSWORD })

    const { status } = await signIn({ email })
    const { error } = await clientOf(api).auth.signInWithPassword({ email, password: PASSWORD })

    expect([status, error?.code]).toEqual([200, 'invalid_credentials'])
    expect(await identitiesOf(email)).toEqual(['google'])
  })

  test('does not enter an account by an address that the provider has not verified', async () => {
    const { email, id } = await createPerson(api)

    const { end } = await visit({ email, verified: false })

    expect(errorIn(end)).toEqual(['access_denied', 'provider_email_needs_verification'])
    expect(end.searchParams.get('error_description')).toBe(
      'Unverified email with google. Verify the email with google in order to sign in',
    )
    expect(await identitiesOf(email)).toEqual(['email'])
    const { rows } = await db.query('select id from auth.users where email = $1', [email])
    expect(rows).toEqual([{ id }])
  })

  test('mails a new address that the provider has not verified', async () => {
    const email = newAddress()

    const { end } = await visit({ email, verified: false })

    expect(errorIn(end)).toEqual(['access_denied', 'provider_email_needs_verification'])
    expect((await mailsTo(api, email)).map(({ Subject }) => Subject)).toEqual(['Confirm your email address'])
  })

  test('comes back with the reason of somebody who cancels', async () => {
    const { end } = await visit({ cancel: true })

    expect(end.href.startsWith(BACK)).toBe(true)
    expect(errorIn(end)).toEqual(['access_denied', null])
    expect(new URLSearchParams(end.hash.slice(1)).get('error')).toBe('access_denied')
  })

  test('makes nobody new where sign-up is closed', async () => {
    const closed = await startRepaired({ enable_signup: false })

    const { end } = await visit({ email: newAddress(), on: closed })

    expect(errorIn(end)).toEqual(['access_denied', 'signup_disabled'])
  })

  test('is refused for a banned account', async () => {
    const { email, id } = await createPerson(api)
    await adminOf(api).auth.admin.updateUserById(id, { ban_duration: '1h' })

    const { end } = await visit({ email })

    expect(errorIn(end)).toEqual(['access_denied', 'user_banned'])
    expect(await identitiesOf(email)).toEqual(['email'])
  })

  test('leads to the site alone, whatever address was asked for', async () => {
    const page = await begin({}, newVerifier(), 'https://evil.example/steal')

    const end = locationOf(await open(await decide(page, { email: newAddress() })))

    expect(end.origin).toBe(SITE_URL)
  })
})

describe('a code', () => {
  test('works once, and with its own verifier alone', async () => {
    const { end, verifier } = await visit({ email: newAddress() })
    const code = end.searchParams.get('code')

    const foreign = await exchange(code, newVerifier())
    const missing = await exchange(code, '')
    const right = await exchange(code, verifier)
    const again = await exchange(code, verifier)

    expect(foreign).toMatchObject({ status: 400, body: { error_code: 'bad_code_verifier' } })
    expect(missing).toMatchObject({ status: 400, body: { error_code: 'validation_failed' } })
    expect(right.status).toBe(200)
    expect(again).toMatchObject({ status: 404, body: { error_code: 'flow_state_not_found' } })
  })

  test('is not given twice for one sign-in', async () => {
    const { back } = await visit({ email: newAddress() })

    const end = locationOf(await open(back))

    expect(end.origin).toBe(SITE_URL)
    expect(errorIn(end)).toEqual(['invalid_request', 'flow_state_already_used'])
  })

  test.each([
    ['', 'bad_oauth_callback'],
    ['?state=nonsense', 'bad_oauth_state'],
    ['?state=00000000-0000-4000-8000-000000000000', 'bad_oauth_state'],
  ])('is not given for a return without its sign-in: %s', async (query, code) => {
    const end = locationOf(await open(`${api.url}/auth/v1/callback${query}`))

    expect([end.origin, ...errorIn(end)]).toEqual([SITE_URL, 'invalid_request', code])
  })
})

describe('the beginning of a sign-in', () => {
  const challenge = challengeOf(newVerifier())

  test.each([
    ['provider=nobody', 'Unsupported provider: Provider nobody could not be found'],
    ['provider=google', 'PKCE flow requires code_challenge_method and code_challenge'],
    [
      'provider=google&code_challenge_method=s256&code_challenge=short',
      'code challenge has to be between 43 and 128 characters',
    ],
    [
      `provider=google&code_challenge_method=rot13&code_challenge=${challenge}`,
      'Invalid code_challenge_method',
    ],
  ])('is refused for %s', async (query, msg) => {
    const answer = await open(`${api.url}/auth/v1/authorize?${query}`)

    expect([answer.status, await answer.json()]).toEqual([
      400,
      { code: 400, error_code: 'validation_failed', msg },
    ])
  })
})

describe('an identity', () => {
  test('is added to the account that asks for it, and removed again', async () => {
    const { client, email, session, id } = await createPerson(api)

    const { end } = await visit({ email, provider: 'github', token: session.access_token })
    const { data } = await client.auth.getUserIdentities()
    const identity = data!.identities.find(({ provider }) => provider === 'github')!
    const removed = await client.auth.unlinkIdentity(identity)

    expect(end.searchParams.get('code')).toEqual(expect.any(String))
    expect(identity).toMatchObject({ user_id: id, identity_data: { email } })
    expect(removed.error).toBeNull()
    expect(await identitiesOf(email)).toEqual(['email'])
  })

  test('that belongs to somebody stays theirs', async () => {
    const { session, email } = await createPerson(api)
    const taken = newAddress()
    const owner = await signIn({ email: taken })

    const { end } = await visit({ email: taken, token: session.access_token })

    expect(errorIn(end)).toEqual(['server_error', 'identity_already_exists'])
    expect(await identitiesOf(email)).toEqual(['email'])
    expect((await signIn({ email: taken })).body.user.id).toBe(owner.body.user.id)
  })

  test('is not removed when it is the only one', async () => {
    const { body } = await signIn({ email: newAddress() })
    const client = clientOf(api)
    await client.auth.setSession(body as { access_token: string; refresh_token: string })

    const { error } = await client.auth.unlinkIdentity(body.user.identities[0])

    expect(error?.code).toBe('single_identity_not_deletable')
  })

  test('of somebody else is not found', async () => {
    const { client } = await createPerson(api)
    const other = await signIn({ email: newAddress() })
    const own = await visit({
      email: newAddress(),
      token: (await client.auth.getSession()).data.session!.access_token,
    })
    expect(own.end.searchParams.has('code')).toBe(true)

    const { error } = await client.auth.unlinkIdentity(other.body.user.identities[0])

    expect(error?.code).toBe('identity_not_found')
  })

  test('is added by nobody where linking is off', async () => {
    const off = await startRepaired({ enable_manual_linking: false })
    const { client } = await createPerson(off)

    const { error } = await client.auth.linkIdentity({ provider: 'github' })

    expect(error?.code).toBe('manual_linking_disabled')
  })
})

test('the page of a provider says that it is none, and offers to cancel', async () => {
  const answer = await open(await begin({ provider: 'github' }, newVerifier()))

  const html = await answer.text()
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(html).toContain('This page of the local stack stands for github.')
  expect(html).toContain('value="cancel"')
})
