import { randomUUID } from 'node:crypto'
import { decodeJwt } from 'jose'
import decodeQR from 'qr/decode.js'
import { describe, expect, test } from 'vitest'
import { totp } from '../../src/totp'
import { newAddress, PASSWORD, someAddress } from './people'
import { expectFault, startPlainLite } from './plain-lite'
import { adminOf, clientOf, db, keys, startRepaired } from './repaired-api'
import { createOwner, createOwnerOfFactor, enroll, prove, type Client } from './second-factor'

const totpSettings = { enroll_enabled: true, verify_enabled: true }
const mfa = { max_enrolled_factors: 3, totp: totpSettings }
const plain = await startPlainLite()
const api = await startRepaired({ mfa })

const signIn = (email: string, client = clientOf(api)) =>
  client.auth.signInWithPassword({ email, password: PASSWORD })

const lives = async (refresh_token: string) =>
  (await clientOf(api).auth.refreshSession({ refresh_token })).error === null

type Asked = { method?: string; token?: string; body?: unknown; address?: string; on?: { url: string } }

async function ask(
  path: string,
  { method = 'POST', token, body, address = someAddress(), on = api }: Asked = {},
) {
  const answer = await fetch(`${on.url}/auth/v1/factors${path}`, {
    method,
    headers: {
      apikey: keys.secret,
      'sb-forwarded-for': address,
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  return { status: answer.status, body: (await answer.json().catch(() => ({}))) as Record<string, unknown> }
}

const tokenOf = async (client: Client) => (await client.auth.getSession()).data.session!.access_token

async function sessionRow(token: string) {
  const { rows } = await db.query('select aal, factor_id from auth.sessions where id = $1', [
    decodeJwt(token).session_id,
  ])
  return rows[0]
}

test('plain Lite has no factors (mfa, mfa-tables)', async () => {
  const email = newAddress()
  await plain.client().auth.signUp({ email, password: PASSWORD })
  const token_hash = plain.tokenHash(email)
  const { data } = await plain.client().auth.verifyOtp({ token_hash, type: 'signup' })

  const answer = await plain.fetch('http://plain.test/auth/v1/factors', {
    method: 'POST',
    headers: { apikey: plain.keys.publishable, authorization: `Bearer ${data.session!.access_token}` },
  })
  const { rows } = await plain.db.query(`select to_regclass('auth.mfa_factors') as name`)

  expectFault('mfa.ts', () => expect(answer.status).toBe(404))
  expectFault('mfa-tables.sql', () => expect(rows).toEqual([{ name: null }]))
})

describe('a new factor', () => {
  test('comes with a secret, its address and that as a QR code', async () => {
    const { client, email, id } = await createOwner(api)

    const { data } = await client.auth.mfa.enroll({ factorType: 'totp', friendlyName: 'My phone' })

    expect(data).toMatchObject({ id: expect.any(String), type: 'totp', friendly_name: 'My phone' })
    const { secret, uri, qr_code } = data!.totp
    expect(uri).toBe(
      `otpauth://totp/localhost:3000:${email}?algorithm=SHA1&digits=6&issuer=localhost:3000&period=30&secret=${secret}`,
    )
    expect(qr_code).toMatch(
      /^data:image\/svg\+xml;utf-8,<\?xml version="1\.0"\?>\n<svg width="\d+" height="\d+" /,
    )
    expect(readQr(qr_code)).toBe(uri)
    const { rows } = await db.query(
      'select status, factor_type, friendly_name from auth.mfa_factors where user_id = $1',
      [id],
    )
    expect(rows).toEqual([{ status: 'unverified', factor_type: 'totp', friendly_name: 'My phone' }])
  })

  test('names another issuer if it is given one', async () => {
    const { client } = await createOwner(api)

    const { data } = await client.auth.mfa.enroll({ factorType: 'totp', issuer: 'Plinth & Co' })

    expect(new URL(data!.totp.uri).searchParams.get('issuer')).toBe('Plinth & Co')
    expect(data).toMatchObject({ friendly_name: '' })
  })

  test.each([
    [{ factor_type: 'sms' }, 400, 'validation_failed'],
    [{}, 400, 'validation_failed'],
    [{ factor_type: 'phone', phone: '+491701234567' }, 422, 'mfa_phone_enroll_not_enabled'],
    [{ factor_type: 'webauthn' }, 422, 'mfa_webauthn_enroll_not_enabled'],
    [{ factor_type: 'totp', friendly_name: 5 }, 400, 'bad_json'],
    ['{', 400, 'bad_json'],
    ['[]', 400, 'bad_json'],
    ['null', 400, 'validation_failed'],
  ])('of %j is refused with %i %s', async (body, status, error_code) => {
    const { session } = await createOwner(api)

    expect(await ask('', { token: session.access_token, body })).toMatchObject({
      status,
      body: { error_code },
    })
  })

  test.each(['Phone', ''])('with the name %j is refused where another has it', async (friendlyName) => {
    const { client } = await createOwner(api)
    await enroll(client, friendlyName)

    const { error } = await client.auth.mfa.enroll({ factorType: 'totp', friendlyName })

    expect(error).toMatchObject({ status: 422, code: 'mfa_factor_name_conflict' })
    expect(error?.message).toBe(
      `A factor with the friendly name "${friendlyName}" for this user already exists`,
    )
  })

  test('is one of `max_enrolled_factors`, verified or not', async () => {
    const { client } = await createOwner(api)
    for (const name of ['a', 'b', 'c']) await enroll(client, name)

    const { error } = await client.auth.mfa.enroll({ factorType: 'totp', friendlyName: 'd' })

    expect(error).toMatchObject({ status: 422, code: 'too_many_enrolled_mfa_factors' })
  })

  test('beside a verified one needs the second level', async () => {
    const { client, email } = await createOwnerOfFactor(api)
    const other = clientOf(api)
    await signIn(email, other)

    const low = await other.auth.mfa.enroll({ factorType: 'totp', friendlyName: 'Tablet' })
    const high = await client.auth.mfa.enroll({ factorType: 'totp', friendlyName: 'Tablet' })

    expect(low.error).toMatchObject({ status: 403, code: 'insufficient_aal' })
    expect(high.error).toBeNull()
  })

  test('is refused where `enroll_enabled` is false', async () => {
    const closed = await startRepaired({ mfa: { ...mfa, totp: { ...totpSettings, enroll_enabled: false } } })
    const { client } = await createOwner(closed)

    const { error } = await client.auth.mfa.enroll({ factorType: 'totp' })

    expect(error).toMatchObject({ status: 422, code: 'mfa_totp_enroll_not_enabled' })
  })

  test('that nobody verified goes after five minutes, unless a challenge is there', async () => {
    const { client, id } = await createOwner(api)
    const forgotten = await enroll(client, 'forgotten')
    const challenged = await enroll(client, 'challenged')
    await client.auth.mfa.challenge(challenged)
    await db.query(`update auth.mfa_factors set created_at = now() - interval '301 s' where user_id = $1`, [
      id,
    ])

    const fresh = await enroll(client, 'fresh')

    const { data } = await client.auth.mfa.listFactors()
    expect(data?.all.map((factor) => factor.id)).toEqual([challenged.factorId, fresh.factorId])
    expect(data?.all.map((factor) => factor.id)).not.toContain(forgotten.factorId)
  })
})

describe('the code of a factor', () => {
  test('lifts the session, tells the proofs with their times and verifies the factor', async () => {
    const { client, factor, lifted, session } = await createOwnerOfFactor(api)

    const claims = decodeJwt(lifted.access_token)
    const before = decodeJwt(session.access_token)
    expect(claims).toMatchObject({
      aal: 'aal2',
      session_id: before.session_id,
      amr: [
        { method: 'totp', timestamp: expect.any(Number) },
        { method: 'password', timestamp: expect.any(Number) },
      ],
    })
    expect(claims.exp! - claims.iat!).toBe(3600)
    expect(lifted).toMatchObject({
      token_type: 'bearer',
      expires_in: 3600,
      user: { factors: [{ status: 'verified' }] },
    })
    expect(await sessionRow(lifted.access_token)).toEqual({ aal: 'aal2', factor_id: factor.factorId })
    const level = await client.auth.mfa.getAuthenticatorAssuranceLevel()
    expect(level.data).toMatchObject({ currentLevel: 'aal2', nextLevel: 'aal2' })
  })

  test('stays the level of the session over refreshes', async () => {
    const { client, lifted } = await createOwnerOfFactor(api)

    const { data } = await client.auth.refreshSession()

    const [before, after] = [lifted.access_token, data.session!.access_token].map((token) => decodeJwt(token))
    expect(after).toMatchObject({ aal: 'aal2', amr: before?.amr, session_id: before?.session_id })
    expect(data.user?.factors).toMatchObject([{ status: 'verified' }])
  })

  test('reaches the rows: a policy reads the level and the proofs', async () => {
    await db.query(
      `create function public.proofs() returns jsonb language sql as
         $$ select jsonb_build_object('aal', auth.jwt() -> 'aal', 'first', auth.jwt() #> '{amr,0,method}') $$;
       grant execute on function public.proofs() to authenticated; notify pgrst`,
    )
    const { client, email } = await createOwnerOfFactor(api)
    const low = clientOf(api)
    await signIn(email, low)

    const seen = [await client.rpc('proofs'), await low.rpc('proofs')].map(({ data }) => data as unknown)

    expect(seen).toEqual([
      { aal: 'aal2', first: 'totp' },
      { aal: 'aal1', first: 'password' },
    ])
  })

  test('ends every session of the first level, and no other user’s', async () => {
    const { client, email } = await createOwner(api)
    const factor = await enroll(client)
    const low = (await signIn(email)).data.session!
    const stranger = await createOwner(api)

    await prove(client, factor)

    expect(await lives(low.refresh_token)).toBe(false)
    expect((await clientOf(api).auth.getUser(low.access_token)).error).not.toBeNull()
    expect(await lives(stranger.session.refresh_token)).toBe(true)
  })

  test('removes the factors that were begun beside it', async () => {
    const { client } = await createOwner(api)
    await enroll(client, 'begun')
    const factor = await enroll(client, 'finished')

    await prove(client, factor)

    const { data } = await client.auth.mfa.listFactors()
    expect(data?.all.map(({ friendly_name }) => friendly_name)).toEqual(['finished'])
  })

  test('is asked for at the next sign-in, whose session begins on the first level', async () => {
    const { email, factor } = await createOwnerOfFactor(api)
    const client = clientOf(api)

    const signedIn = await signIn(email, client)
    const before = await client.auth.mfa.getAuthenticatorAssuranceLevel()
    await prove(client, factor)
    const after = await client.auth.mfa.getAuthenticatorAssuranceLevel()

    expect(signedIn.data.user?.factors).toMatchObject([{ id: factor.factorId, status: 'verified' }])
    expect(before.data).toMatchObject({ currentLevel: 'aal1', nextLevel: 'aal2' })
    expect(after.data).toMatchObject({ currentLevel: 'aal2', nextLevel: 'aal2' })
  })

  test('leaves the replaced refresh token good for its own successor alone', async () => {
    const { client, session } = await createOwner(api)
    const { data } = await prove(client, await enroll(client))

    const again = await clientOf(api).auth.refreshSession(session)

    expect(data?.refresh_token).toMatch(/^[a-z0-9]{12}$/)
    expect(data?.refresh_token).not.toBe(session.refresh_token)
    expect(again.data.session?.refresh_token).toBe(data?.refresh_token)
  })

  test('of the next period is right, for a clock that is fast', async () => {
    const { client } = await createOwner(api)
    const { factorId, secret } = await enroll(client)

    const code = totp(secret, Date.now() + 30_000)
    const { error } = await client.auth.mfa.challengeAndVerify({ factorId, code })

    expect(error).toBeNull()
  })

  test('is right again for another challenge, as on Supabase', async () => {
    const { client } = await createOwner(api)
    const { factorId, secret } = await enroll(client)
    const code = totp(secret)

    const first = await client.auth.mfa.challengeAndVerify({ factorId, code })
    const second = await client.auth.mfa.challengeAndVerify({ factorId, code })

    expect([first.error, second.error]).toEqual([null, null])
  })

  async function challenged() {
    const { client, session } = await createOwner(api)
    const factor = await enroll(client)
    const address = someAddress()
    const token = session.access_token
    const asked = await ask(`/${factor.factorId}/challenge`, { token, address, body: '{}' })
    const challengeId = String(asked.body.id)
    const answerWith = (body: object, options: Asked = {}) =>
      ask(`/${factor.factorId}/verify`, {
        token,
        address,
        body: { challenge_id: challengeId, ...body },
        ...options,
      })
    return { client, factor, asked, challengeId, answerWith, right: { code: totp(factor.secret) } }
  }

  test('answers a challenge that says how long it is good', async () => {
    const { asked, challengeId, factor } = await challenged()

    expect(asked).toEqual({
      status: 200,
      body: { id: challengeId, type: 'totp', expires_at: expect.any(Number) },
    })
    expect(Number(asked.body.expires_at) - Date.now() / 1000).toBeGreaterThan(200)
    const { rows } = await db.query(
      'select last_challenged_at is not null as asked from auth.mfa_factors where id = $1',
      [factor.factorId],
    )
    expect(rows).toEqual([{ asked: true }])
  })

  test.each([
    ['a wrong one', { code: 'abcdef' }, 422, 'mfa_verification_failed'],
    ['one of five digits', { code: '12345' }, 422, 'mfa_verification_failed'],
    ['an empty one', { code: '' }, 400, 'validation_failed'],
    ['none', {}, 400, 'validation_failed'],
    ['a number', { code: 123_456 }, 400, 'bad_json'],
    [
      'one for an unknown challenge',
      { code: '123456', challenge_id: randomUUID() },
      422,
      'mfa_factor_not_found',
    ],
    ['one for no challenge', { code: '123456', challenge_id: undefined }, 422, 'mfa_factor_not_found'],
    ['one for a challenge that is no UUID', { code: '123456', challenge_id: 'x' }, 400, 'bad_json'],
  ])('is refused: %s', async (_, body, status, error_code) => {
    const { answerWith } = await challenged()

    expect(await answerWith(body)).toMatchObject({ status, body: { error_code } })
  })

  test('is refused two periods later, and the challenge stays open', async () => {
    const { answerWith, factor, right } = await challenged()

    const late = await answerWith({ code: totp(factor.secret, Date.now() - 60_000) })
    const now = await answerWith(right)

    expect(late).toMatchObject({ status: 422, body: { error_code: 'mfa_verification_failed' } })
    expect(now.status).toBe(200)
  })

  test('is refused for a challenge of another factor', async () => {
    const [one, other] = [await challenged(), await challenged()]

    const answer = await one.answerWith({ ...one.right, challenge_id: other.challengeId })

    expect(answer).toMatchObject({ status: 422, body: { error_code: 'mfa_factor_not_found' } })
  })

  test('is refused for a challenge that was answered, or asked for from another address', async () => {
    const { answerWith, right } = await challenged()

    const elsewhere = await answerWith(right, { address: someAddress() })
    const first = await answerWith(right)
    const again = await answerWith(right)

    expect(first.status).toBe(200)
    for (const refused of [elsewhere, again])
      expect(refused).toMatchObject({ status: 422, body: { error_code: 'mfa_ip_address_mismatch' } })
  })

  test('is refused after five minutes, and the challenge goes', async () => {
    const { answerWith, challengeId, right } = await challenged()
    await db.query(`update auth.mfa_challenges set created_at = now() - interval '301 s' where id = $1`, [
      challengeId,
    ])

    const over = await answerWith(right)
    const gone = await answerWith(right)

    expect(over).toMatchObject({ status: 422, body: { error_code: 'mfa_challenge_expired' } })
    expect(gone).toMatchObject({ status: 422, body: { error_code: 'mfa_factor_not_found' } })
  })

  test('is refused where `verify_enabled` is false, and so is a challenge', async () => {
    const closed = await startRepaired({ mfa: { ...mfa, totp: { ...totpSettings, verify_enabled: false } } })
    const { client } = await createOwner(closed)
    const { factorId } = await enroll(client)

    const asked = await client.auth.mfa.challenge({ factorId })
    const answered = await client.auth.mfa.verify({ factorId, challengeId: randomUUID(), code: '123456' })

    for (const { error } of [asked, answered])
      expect(error).toMatchObject({ status: 422, code: 'mfa_totp_verify_not_enabled' })
  })
})

describe('the removal of a factor', () => {
  test('needs the second level once it is verified', async () => {
    const { client, email, factor } = await createOwnerOfFactor(api)
    const other = clientOf(api)
    await signIn(email, other)

    const low = await other.auth.mfa.unenroll(factor)
    const high = await client.auth.mfa.unenroll(factor)

    expect(low.error).toMatchObject({ status: 422, code: 'insufficient_aal' })
    expect(high).toEqual({ data: { id: factor.factorId }, error: null })
    expect((await client.auth.mfa.listFactors()).data?.all).toEqual([])
  })

  test('takes the sessions that it lifted back to the first level', async () => {
    const { client, factor } = await createOwnerOfFactor(api)
    await client.auth.mfa.unenroll(factor)

    const { data } = await client.auth.refreshSession()

    const claims = decodeJwt(data.session!.access_token)
    expect(claims).toMatchObject({ aal: 'aal1', amr: [{ method: 'password' }] })
    expect(await sessionRow(data.session!.access_token)).toEqual({ aal: 'aal1', factor_id: null })
  })

  test('that is not verified needs no level', async () => {
    const { client } = await createOwner(api)
    const factor = await enroll(client)

    expect((await client.auth.mfa.unenroll(factor)).error).toBeNull()
  })
})

describe('a caller of the factors', () => {
  const paths = ['', `/${randomUUID()}/challenge`, `/${randomUUID()}/verify`]

  test.each(paths)('with an API key alone is nobody: POST /factors%s', async (path) => {
    expect(await ask(path, { body: {} })).toMatchObject({ status: 403, body: { error_code: 'bad_jwt' } })
  })

  test('without an API key is refused', async () => {
    expect((await fetch(`${api.url}/auth/v1/factors`, { method: 'POST' })).status).toBe(401)
  })

  test('with a token that is not ours is refused', async () => {
    expect(await ask('', { token: 'eyJhbGciOiJub25lIn0.e30.', body: {} })).toMatchObject({
      status: 403,
      body: { error_code: 'bad_jwt' },
    })
  })

  test.each(['challenge', 'verify', ''])('finds no factor of somebody else: /%s', async (action) => {
    const { factor } = await createOwnerOfFactor(api)
    const { client } = await createOwnerOfFactor(api)
    const path = `/${factor.factorId}${action && '/'}${action}`

    const answer = await ask(path, {
      token: await tokenOf(client),
      method: action ? 'POST' : 'DELETE',
      body: {},
    })

    expect(answer).toMatchObject({ status: 404, body: { error_code: 'mfa_factor_not_found' } })
  })

  test('names a factor by its UUID', async () => {
    const { session } = await createOwner(api)

    const answer = await ask('/first/challenge', { token: session.access_token, body: {} })

    expect(answer).toMatchObject({ status: 404, body: { error_code: 'validation_failed' } })
  })

  test('asks in the right way', async () => {
    const { session } = await createOwner(api)

    expect((await ask('', { token: session.access_token, method: 'GET' })).status).toBe(405)
  })

  test.each([
    ['whose session has ended', 'session_not_found', 'delete from auth.sessions where user_id = $1'],
    ['who was removed', 'user_not_found', 'delete from auth.users where id = $1'],
    [
      'who is banned',
      'user_banned',
      `update auth.users set banned_until = now() + interval '1 h' where id = $1`,
    ],
  ])('%s is refused', async (_, error_code, statement) => {
    const { id, session } = await createOwner(api)
    await db.query(statement, [id])

    const answer = await ask('', { token: session.access_token, body: { factor_type: 'totp' } })

    expect(answer).toMatchObject({ status: 403, body: { error_code } })
  })
})

describe('the factors of a user', () => {
  test('are told to the user and to an admin without their secret', async () => {
    const { client, id, factor } = await createOwnerOfFactor(api)

    const { data: own } = await client.auth.getUser()
    const { data: read } = await adminOf(api).auth.admin.getUserById(id)
    const { data: listed } = await adminOf(api).auth.admin.mfa.listFactors({ userId: id })

    for (const factors of [own.user?.factors, read.user?.factors, listed?.factors])
      expect(factors).toEqual([
        {
          id: factor.factorId,
          created_at: expect.any(String),
          updated_at: expect.any(String),
          status: 'verified',
          friendly_name: 'Phone',
          factor_type: 'totp',
          phone: '',
          last_challenged_at: expect.any(String),
        },
      ])
  })

  test('are left out where there are none, and of the list of users', async () => {
    const { client, id } = await createOwner(api)
    await createOwnerOfFactor(api)

    const { data: own } = await client.auth.getUser()
    const { data: listed } = await adminOf(api).auth.admin.mfa.listFactors({ userId: id })
    const { data } = await adminOf(api).auth.admin.listUsers()

    expect(own.user).not.toHaveProperty('factors')
    expect(listed?.factors).toEqual([])
    expect(data.users.filter((user) => 'factors' in user)).toEqual([])
  })

  test('are removed by an admin whatever their level, which ends it for their sessions', async () => {
    const { client, id, factor } = await createOwnerOfFactor(api)

    const removed = await adminOf(api).auth.admin.mfa.deleteFactor({ userId: id, id: factor.factorId })
    const again = await adminOf(api).auth.admin.mfa.deleteFactor({ userId: id, id: factor.factorId })
    const { data } = await client.auth.refreshSession()

    expect(removed.error).toBeNull()
    expect(again.error).toMatchObject({ status: 404, code: 'mfa_factor_not_found' })
    expect(decodeJwt(data.session!.access_token).aal).toBe('aal1')
  })

  test('are no business of the publishable key', async () => {
    const { id } = await createOwnerOfFactor(api)

    const { error } = await clientOf(api).auth.admin.mfa.listFactors({ userId: id })

    expect(error).toMatchObject({ status: 403, code: 'not_admin' })
  })

  test('go with the user', async () => {
    const { id } = await createOwnerOfFactor(api)

    await adminOf(api).auth.admin.deleteUser(id)

    expect((await db.query('select from auth.mfa_factors where user_id = $1', [id])).rowCount).toBe(0)
  })
})

/** Reads a QR code as a camera would. */
function readQr(dataUrl: string): string {
  const width = Number(/width="(\d+)"/.exec(dataUrl)![1])
  const data = new Uint8Array(width * width * 4).fill(255)
  for (const [, left, top, side] of dataUrl.matchAll(/M(\d+) (\d+)h(\d+)v/g))
    for (let y = Number(top); y < Number(top) + Number(side); y++)
      for (let x = Number(left); x < Number(left) + Number(side); x++)
        data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3)
  return decodeQR({ width, height: width, data })
}
