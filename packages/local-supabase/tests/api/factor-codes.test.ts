import { randomUUID } from 'node:crypto'
import { decodeJwt } from 'jose'
import { describe, expect, test } from 'vitest'
import { totp } from '../../src/totp'
import { api, ask, type Asked, lives, mfa, sessionRow, signIn, totpSettings } from './factor-requests'
import { someAddress } from './people'
import { clientOf, db, startRepaired } from './repaired-api'
import { createOwner, createOwnerOfFactor, enroll, prove } from './second-factor'

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
