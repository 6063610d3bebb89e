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
import { createPerson, PASSWORD } from './people'
import { expectFault, plainSession, startPlainLite } from './plain-lite'
import { adminOf, clientOf, keys, startRepaired } from './repaired-api'

const plain = await startPlainLite()
const api = await startRepaired()
const keyFile = join(dir, 'api/signing-key.json')
const key = JSON.parse(await readFile(keyFile, 'utf8')) as SigningKey
const jwks = async () => (await fetch(`${api.url}/auth/v1/.well-known/jwks.json`)).json()

describe('access tokens (es256-tokens)', () => {
  test('plain Lite signs with a shared secret and publishes no key', async () => {
    const { access_token } = await plainSession(plain)
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
    const claims = decodeJwt((await plainSession(plain)).access_token)

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
