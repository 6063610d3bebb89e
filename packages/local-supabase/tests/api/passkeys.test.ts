import { randomUUID } from 'node:crypto'
import { decodeJwt } from 'jose'
import { describe, expect, test } from 'vitest'
import { type Ceremony, softwareAuthenticator } from '../../src/authenticator'
import { newAddress, PASSWORD, someAddress } from './people'
import { expectFault, startPlainLite } from './plain-lite'
import { adminOf, db, keys, SITE_URL, startRepaired } from './repaired-api'
import { createOwner, createOwnerOfFactor } from './second-factor'

/** The time that a browser gives a person. */
const CEREMONY_MS = 300_000

const totp = { enroll_enabled: true, verify_enabled: true }
const webauthn = { rp_id: 'localhost', rp_display_name: 'Plinth', rp_origins: ['https://plinth.test'] }
const settings = { passkey: { enabled: true }, webauthn, mfa: { max_enrolled_factors: 3, totp } }
const plain = await startPlainLite()
const api = await startRepaired(settings)
const without = await startRepaired()

type Json = Record<string, unknown>
type Asked = { method?: string; token?: string; body?: unknown; on?: { url: string }; address?: string }

async function ask(
  path: string,
  { method = 'POST', token, body, on = api, address = someAddress() }: Asked = {},
) {
  const answer = await fetch(`${on.url}/auth/v1/passkeys${path}`, {
    method,
    headers: {
      apikey: keys.secret,
      'sb-forwarded-for': address,
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  return { status: answer.status, body: (await answer.json().catch(() => ({}))) as Json }
}

type Options = { challenge: string; user: { id: string } }
const optionsIn = ({ body }: { body: Json }) => body.options as Options

const newDevice = () => softwareAuthenticator({ origin: SITE_URL })
type Device = ReturnType<typeof newDevice>

async function register(token: string, device: Device, ceremony?: Ceremony) {
  const begun = await ask('/registration/options', { token })
  expect(begun.status).toBe(200)
  const credential = device.create(optionsIn(begun), ceremony)
  return ask('/registration/verify', { token, body: { challenge_id: begun.body.challenge_id, credential } })
}

/** Somebody with a passkey on a device of their own. */
async function createOwnerOfPasskey() {
  const owner = await createOwner(api)
  const device = newDevice()
  const { status, body } = await register(owner.session.access_token, device)
  expect(status).toBe(200)
  return { ...owner, device, passkey: body, token: owner.session.access_token }
}

async function signIn(device: Device, ceremony?: Ceremony) {
  const begun = await ask('/authentication/options')
  const credential = device.get(optionsIn(begun), ceremony)
  return answerWith(begun.body.challenge_id, credential)
}

const answerWith = (challenge_id: unknown, credential: unknown) =>
  ask('/authentication/verify', { body: { challenge_id, credential } })

const refused = (status: number, error_code: string) => ({ status, body: { error_code } })
const notVerified = refused(400, 'webauthn_verification_failed')

test('plain Lite has no passkeys (passkeys, passkey-tables)', async () => {
  const email = newAddress()
  await plain.client().auth.signUp({ email, password: PASSWORD })
  const token_hash = plain.tokenHash(email)
  const { data } = await plain.client().auth.verifyOtp({ token_hash, type: 'signup' })

  const answer = await plain.fetch('http://plain.test/auth/v1/passkeys/authentication/options', {
    method: 'POST',
    headers: { apikey: plain.keys.publishable, authorization: `Bearer ${data.session!.access_token}` },
  })
  const { rows } = await plain.db.query(`select to_regclass('auth.webauthn_credentials') as name`)

  expectFault('passkeys.ts', () => expect(answer.status).toBe(404))
  expectFault('passkey-tables.sql', () => expect(rows).toEqual([{ name: null }]))
})

test('a project that has not switched them on says so', async () => {
  expect(await ask('/authentication/options', { on: without })).toMatchObject(
    refused(404, 'passkey_disabled'),
  )
})

describe('a new passkey', () => {
  test('is made for the user and the site, for five minutes', async () => {
    const { session, id, email } = await createOwner(api)
    const now = Math.floor(Date.now() / 1000)

    const { body } = await ask('/registration/options', { token: session.access_token })

    expect(body).toEqual({
      challenge_id: expect.any(String),
      expires_at: expect.any(Number),
      options: {
        rp: { id: 'localhost', name: 'Plinth' },
        user: { id: Buffer.from(id).toString('base64url'), name: email, displayName: email },
        challenge: expect.stringMatching(/^[\w-]{43}$/),
        pubKeyCredParams: expect.arrayContaining([{ type: 'public-key', alg: -7 }]),
        timeout: CEREMONY_MS,
        authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
        attestation: 'none',
      },
    })
    expect(Math.abs(Number(body.expires_at) - now - 300)).toBeLessThan(60)
  })

  test('is kept under a name, and a second one is not made on the same device', async () => {
    const { id, device, passkey, token } = await createOwnerOfPasskey()

    expect(passkey).toEqual({
      id: expect.any(String),
      friendly_name: 'Passkey',
      created_at: expect.any(String),
    })
    const { rows } = await db.query(
      'select encode(credential_id, $2) as id, backup_eligible, transports from auth.webauthn_credentials where user_id = $1',
      [id, 'base64'],
    )
    expect(rows).toEqual([{ id: expect.any(String), backup_eligible: false, transports: ['internal'] }])
    const excluded = Buffer.from(rows[0].id, 'base64').toString('base64url')
    const again = optionsIn(await ask('/registration/options', { token }))
    expect(again).toMatchObject({ excludeCredentials: [{ type: 'public-key', id: excluded }] })
    expect(device.get(again).id).toBe(excluded)
  })

  test('of a known credential is refused', async () => {
    const [{ session }, eve] = [await createOwner(api), await createOwner(api)]
    const token = session.access_token
    const begun = await ask('/registration/options', { token })
    const credential = newDevice().create(optionsIn(begun))
    await db.query(
      `insert into auth.webauthn_credentials (user_id, credential_id, public_key) values ($1, $2, '')`,
      [eve.id, Buffer.from(credential.id, 'base64url')],
    )
    const body = { challenge_id: begun.body.challenge_id, credential }

    expect(await ask('/registration/verify', { token, body })).toMatchObject(
      refused(422, 'webauthn_credential_exists'),
    )
  })

  test.each<[string, Ceremony]>([
    ['of another site', { origin: 'https://evil.test' }],
    ['of another port', { origin: 'http://localhost:3001' }],
    ['for another relying party', { rpId: 'evil.test' }],
  ])('%s is refused', async (_, ceremony) => {
    const { session } = await createOwner(api)

    expect(await register(session.access_token, newDevice(), ceremony)).toMatchObject(notVerified)
  })

  test('is made on every origin that the config file names', async () => {
    const { session } = await createOwner(api)

    const made = await register(session.access_token, newDevice(), { origin: 'https://plinth.test' })

    expect(made.status).toBe(200)
  })

  test('takes no challenge twice, and none of another user or of a sign-in', async () => {
    const [{ session }, eve] = [await createOwner(api), await createOwner(api)]
    const token = session.access_token
    const device = newDevice()
    const begun = await ask('/registration/options', { token })
    const credential = device.create(optionsIn(begun))
    const body = { challenge_id: begun.body.challenge_id, credential }
    const ofSignIn = await ask('/authentication/options')
    const gone = refused(400, 'webauthn_challenge_not_found')

    expect(await ask('/registration/verify', { token: eve.session.access_token, body })).toMatchObject(gone)
    expect(
      await ask('/registration/verify', {
        token,
        body: { challenge_id: ofSignIn.body.challenge_id, credential: device.create(optionsIn(begun)) },
      }),
    ).toMatchObject(gone)
    expect((await ask('/registration/verify', { token, body })).status).toBe(200)
    expect(await ask('/registration/verify', { token, body })).toMatchObject(gone)
  })

  test('is refused after its challenge has expired', async () => {
    const { session, id } = await createOwner(api)
    const token = session.access_token
    const begun = await ask('/registration/options', { token })
    await db.query(
      `update auth.webauthn_challenges set expires_at = now() - interval '1 second' where user_id = $1`,
      [id],
    )

    const credential = newDevice().create(optionsIn(begun))
    const body = { challenge_id: begun.body.challenge_id, credential }

    expect(await ask('/registration/verify', { token, body })).toMatchObject(
      refused(400, 'webauthn_challenge_expired'),
    )
  })

  test.each<[unknown, string]>([
    ['{', 'bad_json'],
    [{ challenge_id: 5, credential: {} }, 'bad_json'],
    [{ credential: {} }, 'validation_failed'],
    [{ challenge_id: randomUUID() }, 'validation_failed'],
    [{ challenge_id: 'x', credential: {} }, 'validation_failed'],
    [{ challenge_id: randomUUID(), credential: {} }, 'webauthn_challenge_not_found'],
  ])('with the answer %j is refused with %s', async (body, code) => {
    const { session } = await createOwner(api)

    expect(await ask('/registration/verify', { token: session.access_token, body })).toMatchObject(
      refused(400, code),
    )
    expect(await ask('/authentication/verify', { body })).toMatchObject(refused(400, code))
  })

  test('needs the second level of an owner of a factor, as its removal does', async () => {
    const owner = await createOwnerOfFactor(api)
    const lifted = owner.lifted.access_token
    const { body } = await register(lifted, newDevice())
    const again = await adminOf(api).auth.signInWithPassword({ email: owner.email, password: PASSWORD })
    const token = again.data.session!.access_token
    const low = refused(403, 'insufficient_aal')

    expect(await ask('/registration/options', { token })).toMatchObject(low)
    expect(await ask('/registration/verify', { token, body: {} })).toMatchObject(low)
    expect(await ask(`/${String(body.id)}`, { method: 'DELETE', token })).toMatchObject(low)
    expect((await ask(`/${String(body.id)}`, { method: 'DELETE', token: lifted })).status).toBe(204)
  })

  test('is the tenth at most', async () => {
    const { session, id } = await createOwner(api)
    const token = session.access_token
    const begun = await ask('/registration/options', { token })
    await db.query(
      `insert into auth.webauthn_credentials (user_id, credential_id, public_key)
       select $1, decode(md5(random()::text), 'hex'), '' from generate_series(1, 10)`,
      [id],
    )
    const credential = newDevice().create(optionsIn(begun))
    const body = { challenge_id: begun.body.challenge_id, credential }
    const many = refused(422, 'too_many_passkeys')

    expect(await ask('/registration/verify', { token, body })).toMatchObject(many)
    expect(await ask('/registration/options', { token })).toMatchObject(many)
  })
})

describe('a sign-in by passkey', () => {
  test('opens a session of the first level, which names its proof', async () => {
    const { device, id, email, passkey, token } = await createOwnerOfPasskey()

    const { status, body } = await signIn(device)

    expect(status).toBe(200)
    expect(body).toMatchObject({ token_type: 'bearer', expires_in: 3600, user: { id, email } })
    expect(body.refresh_token).toMatch(/^[a-z0-9]{12}$/)
    const claims = decodeJwt(String(body.access_token))
    expect(claims).toMatchObject({ sub: id, aal: 'aal1', amr: [{ method: 'passkey' }] })
    const listed = await ask('', { method: 'GET', token })
    expect(listed.body).toEqual([{ ...passkey, last_used_at: expect.any(String) }])
    const renewed = await adminOf(api).auth.refreshSession({ refresh_token: String(body.refresh_token) })
    expect(renewed.data.user?.id).toBe(id)
  })

  test('names no account in its options', async () => {
    const { body } = await ask('/authentication/options')

    expect(body).toEqual({
      challenge_id: expect.any(String),
      expires_at: expect.any(Number),
      options: {
        challenge: expect.any(String),
        timeout: CEREMONY_MS,
        rpId: 'localhost',
        userVerification: 'preferred',
      },
    })
  })

  // The first level is right for this reason: Supabase Auth prefers a verified user and takes one who is not.
  test('without user verification is taken, as on Supabase', async () => {
    const { device } = await createOwnerOfPasskey()

    const { status, body } = await signIn(device, { userVerified: false })

    expect(status).toBe(200)
    expect(decodeJwt(String(body.access_token)).aal).toBe('aal1')
  })

  test('keeps the highest count of signatures, and takes a lower one, as on Supabase', async () => {
    const { device, id } = await createOwnerOfPasskey()
    await signIn(device, { signCount: 9 })

    expect((await signIn(device, { signCount: 3 })).status).toBe(200)

    const { rows } = await db.query('select sign_count from auth.webauthn_credentials where user_id = $1', [
      id,
    ])
    expect(rows).toEqual([{ sign_count: '9' }])
  })

  test.each<[string, Ceremony]>([
    ['of another site', { origin: 'https://evil.test' }],
    ['for another relying party', { rpId: 'evil.test' }],
    ['for nobody', { userHandle: '' }],
    ['for an unknown user', { userHandle: Buffer.from(randomUUID()).toString('base64url') }],
  ])('%s is refused', async (_, ceremony) => {
    const { device } = await createOwnerOfPasskey()

    expect(await signIn(device, ceremony)).toMatchObject(notVerified)
  })

  test('in the name of another owner of a passkey is refused', async () => {
    const [ada, eve] = [await createOwnerOfPasskey(), await createOwnerOfPasskey()]
    const userHandle = Buffer.from(ada.id).toString('base64url')

    expect(await signIn(eve.device, { userHandle })).toMatchObject(notVerified)
  })

  test('with an unknown credential is refused', async () => {
    const { session } = await createOwner(api)
    const device = newDevice()
    device.create(optionsIn(await ask('/registration/options', { token: session.access_token })))

    expect(await signIn(device)).toMatchObject(notVerified)
  })

  test.each(['signature', 'authenticatorData', 'clientDataJSON'] as const)(
    'with a tampered %s is refused',
    async (part) => {
      const { device } = await createOwnerOfPasskey()
      const begun = await ask('/authentication/options')
      const credential = device.get(optionsIn(begun))
      const bytes = Buffer.from(credential.response[part], 'base64url')
      bytes[bytes.length - 1]! ^= 1
      credential.response[part] = bytes.toString('base64url')

      expect(await answerWith(begun.body.challenge_id, credential)).toMatchObject(notVerified)
    },
  )

  test.each([null, {}, { id: 'x', type: 'public-key' }, 'text'])(
    'with the credential %j is refused',
    async (given) => {
      const begun = await ask('/authentication/options')

      expect(await answerWith(begun.body.challenge_id, given)).toMatchObject(notVerified)
    },
  )

  test('takes no challenge twice, not after a refusal either', async () => {
    const { device } = await createOwnerOfPasskey()
    const [used, failed] = [await ask('/authentication/options'), await ask('/authentication/options')]
    const right = device.get(optionsIn(used))
    const gone = refused(400, 'webauthn_challenge_not_found')

    expect((await answerWith(used.body.challenge_id, right)).status).toBe(200)
    expect(await answerWith(used.body.challenge_id, right)).toMatchObject(gone)
    expect(await answerWith(failed.body.challenge_id, right)).toMatchObject(notVerified)
    const late = device.get(optionsIn(failed))
    expect(await answerWith(failed.body.challenge_id, late)).toMatchObject(gone)
  })

  test('is refused after its challenge has expired', async () => {
    const { device } = await createOwnerOfPasskey()
    const begun = await ask('/authentication/options')
    await db.query(
      `update auth.webauthn_challenges set expires_at = now() - interval '1 second' where id = $1`,
      [begun.body.challenge_id],
    )

    expect(await answerWith(begun.body.challenge_id, device.get(optionsIn(begun)))).toMatchObject(
      refused(400, 'webauthn_challenge_expired'),
    )
  })

  test('of a banned or unconfirmed user is refused', async () => {
    const [banned, unconfirmed] = [await createOwnerOfPasskey(), await createOwnerOfPasskey()]
    await adminOf(api).auth.admin.updateUserById(banned.id, { ban_duration: '1h' })
    await db.query('update auth.users set email_confirmed_at = null where id = $1', [unconfirmed.id])

    expect(await signIn(banned.device)).toMatchObject(refused(403, 'user_banned'))
    expect(await signIn(unconfirmed.device)).toMatchObject(refused(403, 'email_not_confirmed'))
  })

  test('is limited by address', async () => {
    const address = someAddress()
    const asked = await Promise.all(
      Array.from({ length: 33 }, () => ask('/authentication/options', { address })),
    )

    expect(asked.some(({ status }) => status === 429)).toBe(true)
    expect((await ask('/authentication/options')).status).toBe(200)
  })
})

describe('the passkeys of a user', () => {
  test('are listed, renamed and removed by their owner alone', async () => {
    const [ada, eve] = [await createOwnerOfPasskey(), await createOwner(api)]
    const path = `/${String(ada.passkey.id)}`
    const [own, foreign] = [ada.token, eve.session.access_token]
    const body = { friendly_name: 'Laptop' }
    const notFound = refused(404, 'validation_failed')

    expect((await ask('', { method: 'GET', token: foreign })).body).toEqual([])
    expect(await ask(path, { method: 'PATCH', token: foreign, body })).toMatchObject(notFound)
    expect(await ask(path, { method: 'DELETE', token: foreign })).toMatchObject(notFound)
    expect(await ask(path, { method: 'PATCH', token: own, body })).toMatchObject({
      status: 200,
      body: { ...ada.passkey, friendly_name: 'Laptop' },
    })
    expect((await ask(path, { method: 'DELETE', token: own })).status).toBe(204)
    expect((await ask('', { method: 'GET', token: own })).body).toEqual([])
    expect(await signIn(ada.device)).toMatchObject(notVerified)
  })

  test.each([{}, { friendly_name: '' }, { friendly_name: 'ä'.repeat(61) }])(
    'get no name like %j',
    async (body) => {
      const { passkey, token } = await createOwnerOfPasskey()

      expect(await ask(`/${String(passkey.id)}`, { method: 'PATCH', token, body })).toMatchObject(
        refused(400, 'validation_failed'),
      )
    },
  )

  test('are not told without a token', async () => {
    for (const [method, path] of [
      ['GET', ''],
      ['POST', '/registration/options'],
      ['POST', '/registration/verify'],
      ['PATCH', `/${randomUUID()}`],
      ['DELETE', `/${randomUUID()}`],
    ] as const) {
      expect((await ask(path, { method })).status).toBeGreaterThanOrEqual(401)
      expect((await ask(path, { method, token: 'eyJ.no.token' })).body).toMatchObject({
        error_code: 'bad_jwt',
      })
    }
  })
})
