import { createHmac } from 'node:crypto'
import { exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose'
import { expect, test } from 'vitest'
import * as workspaces from '@/app/api/v1/workspaces/route'
import type { UserCaller } from '@/lib/auth/caller'
import { inFiveMinutes } from '../support/accounts'
import { createUser, missingId, signingKey, tokenFor } from '../support/people'
import { send } from '../support/send'

const unknownKey = `plinth_${'0'.repeat(36)}0etOEM`
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const bearer = (token: string) => send(workspaces.GET, { headers: { authorization: `Bearer ${token}` } })

test('the auth server’s token is accepted', async () => {
  const ada = await createUser()

  expect((await bearer(await tokenFor(ada))).status).toBe(200)
})

async function claimsOf(ada: UserCaller) {
  return JSON.parse(Buffer.from((await tokenFor(ada)).split('.')[1]!, 'base64url').toString())
}

const forged: Record<string, (ada: UserCaller) => Promise<string>> = {
  'is not signed (alg none)': async (ada) =>
    `${encode({ alg: 'none', typ: 'JWT' })}.${encode(await claimsOf(ada))}.x`,
  'is signed with the public key as a shared secret': async (ada) => {
    const { d: _, ...publicKey } = signingKey
    const content = `${encode({ alg: 'HS256', typ: 'JWT', kid: signingKey.kid })}.${encode(await claimsOf(ada))}`
    return `${content}.${createHmac('sha256', JSON.stringify(publicKey)).update(content).digest('base64url')}`
  },
  'is signed by another key that claims our key id': async (ada) => {
    const { privateKey } = await generateKeyPair('ES256')
    return new SignJWT(await claimsOf(ada))
      .setProtectedHeader({ alg: 'ES256', kid: signingKey.kid! })
      .sign(privateKey)
  },
  'brings its own key in the header': async (ada) => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
    const header = { alg: 'ES256', jwk: await exportJWK(publicKey), jku: 'http://127.0.0.1:1/keys' }
    return new SignJWT(await claimsOf(ada)).setProtectedHeader(header).sign(privateKey)
  },
  'names a key that we do not have': async (ada) => {
    const { key_ops: _, use: __, ...key } = signingKey
    return new SignJWT(await claimsOf(ada))
      .setProtectedHeader({ alg: 'ES256', kid: missingId() })
      .sign(await importJWK(key, 'ES256'))
  },
  'has expired': (ada) => tokenFor(ada, { exp: inFiveMinutes() - 600 }),
  'never expires': (ada) => tokenFor(ada, { exp: undefined }),
  'is for another audience': (ada) => tokenFor(ada, { aud: 'elsewhere' }),
  'is of another issuer': (ada) => tokenFor(ada, { iss: 'https://evil.example/auth/v1' }),
  'asks for the service role': (ada) => tokenFor(ada, { role: 'service_role' }),
  'is anonymous’ role': (ada) => tokenFor(ada, { role: 'anon' }),
  'is an anonymous user’s': (ada) => tokenFor(ada, { is_anonymous: true }),
  'is that of an OAuth client': (ada) => tokenFor(ada, { client_id: missingId() }),
  'has no user': (ada) => tokenFor(ada, { sub: undefined }),
  'has a user that is no id': (ada) => tokenFor(ada, { sub: "x' or true --" }),
  'was changed after it was signed': async (ada) => {
    const [header, , signature] = (await tokenFor(ada)).split('.')
    return `${header}.${encode({ ...(await claimsOf(ada)), sub: missingId() })}.${signature}`
  },
  'is no token': async () => 'not.a.token',
}

test.each(Object.entries(forged))('a token that %s is refused', async (_, forge) => {
  const ada = await createUser()

  const { status, error } = await bearer(await forge(ada))

  expect({ status, code: error.code }).toEqual({ status: 401, code: 'unauthenticated' })
})

test('what a user can write about themselves gives them no rights', async () => {
  const ada = await createUser()
  const token = await tokenFor(ada, { user_metadata: { role: 'service_role', sub: missingId() } })

  const { data } = await send(workspaces.POST, {
    headers: { authorization: `Bearer ${token}` },
    body: { name: 'Mine' },
  })

  expect(data.role).toBe('owner')
})

test('a caller who is nobody learns nothing else, not even that the request is wrong', async () => {
  const { status, error } = await send(workspaces.POST, { body: { nonsense: true } })

  expect({ status, error }).toEqual({
    status: 401,
    error: { code: 'unauthenticated', message: 'Sign in to continue.' },
  })
})

test.each(['', 'Basic YTpi', 'Bearer', 'Bearer one two', 'Bearer plinth_mistyped', `Bearer ${unknownKey}`])(
  'the authorization %j does not fall back to a cookie',
  async (authorization) => {
    const ada = await createUser()

    const { status } = await send(workspaces.GET, {
      headers: { authorization, cookie: await sessionCookie(ada) },
    })

    expect(status).toBe(401)
  },
)

test('a session cookie is a caller', async () => {
  const ada = await createUser()

  const { status } = await send(workspaces.GET, { headers: { cookie: await sessionCookie(ada) } })

  expect(status).toBe(200)
})

test('a session cookie with a forged token is refused', async () => {
  const ada = await createUser()
  const cookie = await sessionCookie(
    ada,
    await forged['is signed by another key that claims our key id']!(ada),
  )

  const { status } = await send(workspaces.GET, { headers: { cookie } })

  expect(status).toBe(401)
})

test.each([
  ['none', {}, 403],
  ['another site', { origin: 'https://evil.example' }, 403],
  ['a look-alike', { origin: 'http://localhost:3000.evil.example' }, 403],
  ['an opaque one', { origin: 'null' }, 403],
  ['an opaque one of another site', { origin: 'null', 'sec-fetch-site': 'cross-site' }, 403],
  ['an opaque one of a neighbour', { origin: 'null', 'sec-fetch-site': 'same-site' }, 403],
  ['our own, which the browser hides', { origin: 'null', 'sec-fetch-site': 'same-origin' }, 201],
  ['our own', { origin: 'http://localhost:3000' }, 201],
  ['the host that was called', { origin: 'http://preview.example', host: 'preview.example' }, 201],
  [
    'the host that was called, behind a proxy that ends TLS',
    { origin: 'https://preview.example', host: 'preview.example', 'x-forwarded-proto': 'https' },
    201,
  ],
  [
    'a page of that host over http',
    { origin: 'http://preview.example', host: 'preview.example', 'x-forwarded-proto': 'https' },
    403,
  ],
  ['a page of our site over https', { origin: 'https://localhost:3000', host: 'localhost:3000' }, 403],
])('an unsafe request by cookie whose origin is %s gets what it should', async (_, headers, expected) => {
  const ada = await createUser()
  const cookie = await sessionCookie(ada)

  const { status } = await send(workspaces.POST, {
    headers: { cookie, ...(headers as Record<string, string>) },
    body: { name: 'Acme' },
  })

  expect(status).toBe(expected)
})

/** The cookie that @supabase/ssr keeps a session in, named after the project's host. */
async function sessionCookie(ada: UserCaller, token?: string) {
  const host = new URL(process.env.NEXT_PUBLIC_SUPABASE_URL!).hostname.split('.')[0]
  const session = {
    access_token: token ?? (await tokenFor(ada)),
    refresh_token: 'unused',
    token_type: 'bearer',
    expires_in: 300,
    expires_at: inFiveMinutes(),
    user: { id: ada.userId },
  }
  return `sb-${host}-auth-token=base64-${encode(session)}`
}
