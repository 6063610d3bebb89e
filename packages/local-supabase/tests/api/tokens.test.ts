import { createHmac } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import {
  decodeJwt,
  decodeProtectedHeader,
  exportJWK,
  generateKeyPair,
  importJWK,
  SignJWT,
  UnsecuredJWT,
} from 'jose'
import { describe, expect, test } from 'vitest'
import type { SigningKey } from '../../src/api/signing-key'
import { dir } from './database'
import { createPerson, newAddress, PASSWORD } from './people'
import { expectFault, startPlainLite } from './plain-lite'
import { adminOf, clientOf, db, keys, startRepaired } from './repaired-api'
import { createOwner, enroll } from './second-factor'
import { totp } from '../../src/totp'

const hookUri = 'pg-functions://postgres/public/add_plan'
const plain = await startPlainLite({ hookUri })
await plain.db.query(
  `create function public.add_plan(event jsonb) returns jsonb language sql
   as $$ select jsonb_set(event, '{claims,plan}', '"pro"') $$`,
)
const api = await startRepaired()
const keyFile = join(dir, 'api/signing-key.json')
const key = JSON.parse(await readFile(keyFile, 'utf8')) as SigningKey
const jwks = async () => (await fetch(`${api.url}/auth/v1/.well-known/jwks.json`)).json()

async function plainSession() {
  const email = newAddress()
  await plain.client().auth.signUp({ email, password: PASSWORD })
  const verified = await plain.client().auth.verifyOtp({ token_hash: plain.tokenHash(email), type: 'signup' })
  return verified.data.session!
}

describe('access tokens (es256-tokens)', () => {
  test('plain Lite signs with a shared secret and publishes no key', async () => {
    const { access_token } = await plainSession()
    const published = await (await plain.fetch('http://plain.test/auth/v1/.well-known/jwks.json')).json()

    expectFault('es256-tokens.ts', () => expect(decodeProtectedHeader(access_token).alg).toBe('HS256'))
    expectFault('es256-tokens.ts', () => expect(published).toEqual({ keys: [] }))
  })

  test('are ES256, and the published key verifies them without asking the API', async () => {
    const { client, session } = await createPerson(api)

    const { data, error } = await client.auth.getClaims()

    expect(error).toBeNull()
    expect(data?.header).toMatchObject({ alg: 'ES256', kid: key.kid })
    expect(decodeProtectedHeader(session.access_token)).toEqual({ alg: 'ES256', kid: key.kid, typ: 'JWT' })
  })

  test("the key set holds the public half alone, and the file is its owner's", async () => {
    const set = await jwks()

    expect(set).toEqual({
      keys: [
        {
          kty: 'EC',
          crv: 'P-256',
          x: key.x,
          y: key.y,
          kid: key.kid,
          alg: 'ES256',
          use: 'sig',
          key_ops: ['verify'],
          ext: true,
        },
      ],
    })
    expect((await stat(keyFile)).mode & 0o777).toBe(0o600)
  })

  test('outlive a restart of the API', async () => {
    const before = await startRepaired()
    const { session } = await createPerson(before)
    await before.close()
    const after = await startRepaired()

    const { error } = await clientOf(after).auth.getUser(session.access_token)

    expect(error).toBeNull()
  })
})

describe('claims (full-claims)', () => {
  test('plain Lite gives neither issuer nor metadata', async () => {
    const claims = decodeJwt((await plainSession()).access_token)

    expectFault('full-claims.ts', () => expect(claims).not.toHaveProperty('iss'))
    expectFault('full-claims.ts', () => expect(claims).not.toHaveProperty('app_metadata'))
  })

  test('are those of Supabase', async () => {
    const { id, email, session } = await createPerson(api)

    const claims = decodeJwt(session.access_token)

    expect(claims).toEqual({
      iss: `${api.url}/auth/v1`,
      sub: id,
      aud: 'authenticated',
      exp: expect.any(Number),
      iat: expect.any(Number),
      email,
      phone: '',
      app_metadata: { provider: 'email', providers: ['email'] },
      user_metadata: { email_verified: true },
      role: 'authenticated',
      aal: 'aal1',
      amr: [{ method: 'password', timestamp: expect.any(Number) }],
      session_id: expect.any(String),
      is_anonymous: false,
    })
    expect(claims.exp! - claims.iat!).toBe(3600)
  })

  test('keep the proof of the sign-in over a refresh', async () => {
    const { email } = await createPerson(api)
    const client = clientOf(api)
    const link = await adminOf(api).auth.admin.generateLink({ type: 'magiclink', email })
    await client.auth.verifyOtp({ token_hash: link.data.properties!.hashed_token, type: 'email' })

    const { data } = await client.auth.refreshSession()

    expect(decodeJwt(data.session!.access_token).amr).toMatchObject([{ method: 'otp' }])
  })
})

describe('a token that is not ours', () => {
  const claimsOf = (id: string) => ({
    sub: id,
    role: 'authenticated',
    aud: 'authenticated',
    exp: Math.floor(Date.now() / 1000) + 60,
  })
  const signed = async (
    claims: Record<string, unknown>,
    kid: string | undefined = key.kid,
    jwk: object = key,
  ) => new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid }).sign(await importJWK(jwk, 'ES256'))

  async function foreign(id: string) {
    const pair = await generateKeyPair('ES256', { extractable: true })
    return signed(claimsOf(id), key.kid, { ...(await exportJWK(pair.privateKey)), alg: 'ES256' })
  }

  async function publicKeyAsSecret(id: string) {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const { keys: published } = (await jwks()) as { keys: object[] }
    const unsigned = `${part({ alg: 'HS256', typ: 'JWT', kid: key.kid })}.${part(claimsOf(id))}`
    const mac = createHmac('sha256', JSON.stringify(published[0])).update(unsigned).digest('base64url')
    return `${unsigned}.${mac}`
  }

  const forgeries: [string, (id: string) => Promise<string>][] = [
    ['unsigned', async (id) => new UnsecuredJWT(claimsOf(id)).encode()],
    ['signed with the public key as a secret', publicKeyAsSecret],
    ['signed by a foreign key', foreign],
    ['of another key id', (id) => signed(claimsOf(id), 'another')],
    ['expired', (id) => signed({ ...claimsOf(id), exp: Math.floor(Date.now() / 1000) - 60 })],
    ['no token at all', async () => 'nonsense'],
  ]

  test.each(forgeries)('%s is refused at every door', async (_, forge) => {
    const { id } = await createPerson(api)
    const headers = { apikey: keys.publishable, authorization: `Bearer ${await forge(id)}` }

    const [auth, data, storage] = await Promise.all(
      ['/auth/v1/user', '/rest/v1/anything', '/storage/v1/bucket'].map((path) =>
        fetch(api.url + path, { headers }),
      ),
    )

    expect(auth?.status).toBe(403)
    expect(await auth?.json()).toMatchObject({ error_code: 'bad_jwt' })
    expect(data?.status).toBe(401)
    expect(await data?.json()).toMatchObject({ code: expect.stringMatching(/^PGRST30[13]$/) })
    expect(storage?.status).toBe(400)
    expect(await storage?.json()).toMatchObject({ statusCode: '403' })
  })

  test('that is ours is let in at every door', async () => {
    const { id } = await createPerson(api)
    const headers = { apikey: keys.publishable, authorization: `Bearer ${await signed(claimsOf(id))}` }

    const [auth, data, storage] = await Promise.all(
      ['/auth/v1/user', '/rest/v1/anything', '/storage/v1/bucket'].map((path) =>
        fetch(api.url + path, { headers }),
      ),
    )

    expect([auth?.status, data?.status, storage?.status]).toEqual([200, 404, 200])
    expect(await data?.json()).toMatchObject({ code: 'PGRST205' })
  })

  test('does not keep anyone from signing in', async () => {
    const { email } = await createPerson(api)
    const client = clientOf(api, keys.publishable, { authorization: 'Bearer nonsense' })

    const { data, error } = await client.auth.signInWithPassword({ email, password: PASSWORD })

    expect(error).toBeNull()
    expect(decodeProtectedHeader(data.session!.access_token).alg).toBe('ES256')
  })
})

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
    const { access_token } = await plainSession()

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
    const { user } = await plainSession()
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

describe('the access token hook (custom-access-token)', () => {
  const createHook = (body: string) =>
    db.query(
      `create or replace function public.add_plan(event jsonb) returns jsonb language sql as $$ ${body} $$`,
    )

  test('plain Lite calls none', async () => {
    const { access_token } = await plainSession()

    const claims = decodeJwt(access_token)

    expectFault('custom-access-token.ts', () => expect(claims.plan).toBeUndefined())
  })

  const startHooked = () => startRepaired({ hook: { custom_access_token: { enabled: true, uri: hookUri } } })

  const sessionsOf = async (email: string) =>
    (
      await db.query('select from auth.sessions join auth.users on users.id = user_id where email = $1', [
        email,
      ])
    ).rowCount

  test('changes the claims', async () => {
    await createHook(`select jsonb_set(event, '{claims,app_metadata,plan}', '"pro"')`)
    const hooked = await startHooked()

    const { session } = await createPerson(hooked)

    expect(decodeJwt(session.access_token).app_metadata).toMatchObject({ plan: 'pro' })
  })

  test('can refuse the session', async () => {
    const { email } = await createPerson(api)
    await createHook(`select '{"error": {"http_code": 403, "message": "not today"}}'::jsonb`)
    const hooked = await startHooked()
    const before = await sessionsOf(email)

    const { error } = await clientOf(hooked).auth.signInWithPassword({ email, password: PASSWORD })

    expect(error).toMatchObject({ status: 403, code: 'unknown', message: 'not today' })
    expect(await sessionsOf(email)).toBe(before)
  })

  test('refuses with 500 where it names no status, and with no message not at all', async () => {
    const { email } = await createPerson(api)
    const hooked = await startHooked()
    const signIn = () => clientOf(hooked).auth.signInWithPassword({ email, password: PASSWORD })

    await createHook(`select '{"error": {"message": "not today"}}'::jsonb`)
    const refused = await signIn()
    await createHook(`select event || '{"error": {"http_code": 403}}'::jsonb`)
    const taken = await signIn()

    expect(refused.error).toMatchObject({ status: 500, message: 'not today' })
    expect(taken.error).toBeNull()
  })

  test('is told how somebody signed in, and of a refresh', async () => {
    await createHook(
      `select jsonb_set(event, '{claims,told}', event - 'claims' || jsonb_build_object('role', current_user))`,
    )
    const hooked = await startHooked()

    const { client, id, session } = await createPerson(hooked)
    const { data } = await client.auth.refreshSession(session)

    expect(decodeJwt(session.access_token).told).toMatchObject({
      user_id: id,
      authentication_method: 'password',
      role: 'supabase_auth_admin',
      metadata: { name: 'customize-access-token', uuid: expect.any(String), time: expect.any(String) },
    })
    expect(decodeJwt(data.session!.access_token).told).toMatchObject({
      authentication_method: 'token_refresh',
    })
  })

  test('may leave out what is not required', async () => {
    await createHook(
      `select event #- '{claims,user_metadata}' #- '{claims,app_metadata}' #- '{claims,amr}' #- '{claims,iss}'`,
    )
    const hooked = await startHooked()

    const { client, session } = await createPerson(hooked)

    expect(decodeJwt(session.access_token)).not.toHaveProperty('user_metadata')
    expect((await client.auth.getUser()).error).toBeNull()
    expect((await client.auth.refreshSession()).error).toBeNull()
  })

  test.each([
    ['leaves `aal` out', `select event #- '{claims,aal}'`, /\(root\): aal is required/],
    ['leaves `email` out', `select event #- '{claims,email}'`, /\(root\): email is required/],
    ['answers no claims', `select '{}'::jsonb`, /\(root\): Invalid type/],
    ['answers null', `select null::jsonb`, /\(root\): Invalid type/],
    ['makes a number of `role`', `select jsonb_set(event, '{claims,role}', '5')`, /role: Invalid type/],
    ['makes a text of `exp`', `select jsonb_set(event, '{claims,exp}', '"5"')`, /exp: Invalid type/],
    ['fails', `select event where 1 / 0 = 1`, /^Error running hook URI: pg-functions:/],
    ['takes too long', `select event from pg_sleep(3)`, /^Error running hook URI: pg-functions:/],
  ])('that %s fails the sign-in, and no session is left', async (_, body, message) => {
    const { email } = await createPerson(api)
    await createHook(body)
    const hooked = await startHooked()
    const before = await sessionsOf(email)

    const { error } = await clientOf(hooked).auth.signInWithPassword({ email, password: PASSWORD })

    expect(error).toMatchObject({ status: 500, message: expect.stringMatching(message) })
    expect(await sessionsOf(email)).toBe(before)
  })

  test('that fails a refresh leaves the session as it was', async () => {
    const { session } = await createPerson(api)
    await createHook(`select '{"error": {"http_code": 403, "message": "not today"}}'::jsonb`)
    const hooked = await startHooked()

    const refused = await clientOf(hooked).auth.refreshSession(session)
    const taken = await clientOf(api).auth.refreshSession(session)

    expect(refused.error).toMatchObject({ status: 403, message: 'not today' })
    expect(taken.error).toBeNull()
  })

  test('that refuses the second level takes the whole verification back', async () => {
    const mfa = { max_enrolled_factors: 10, totp: { enroll_enabled: true, verify_enabled: true } }
    const open = await startRepaired({ mfa })
    const { client, session } = await createOwner(open)
    const { factorId, secret } = await enroll(client)
    await createHook(
      `select case when event #>> '{claims,aal}' = 'aal2' then '{"error": {"http_code": 403, "message": "not today"}}'
       else event end`,
    )
    const hooked = await startRepaired({
      mfa,
      hook: { custom_access_token: { enabled: true, uri: hookUri } },
    })
    const low = clientOf(hooked)
    await low.auth.setSession(session)

    const refused = await low.auth.mfa.challengeAndVerify({ factorId, code: totp(secret) })

    expect(refused.error).toMatchObject({ status: 403, message: 'not today' })
    const { rows } = await db.query(
      `select status, aal, (select count(*)::int from auth.mfa_amr_claims where session_id = sessions.id) as proofs
       from auth.mfa_factors factors join auth.sessions using (user_id) where factors.id = $1`,
      [factorId],
    )
    expect(rows).toEqual([{ status: 'unverified', aal: 'aal1', proofs: 1 }])
    expect((await clientOf(open).auth.refreshSession(session)).error).toBeNull()
  })
})
