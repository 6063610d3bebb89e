import decodeQR from 'qr/decode.js'
import { describe, expect, test } from 'vitest'
import { api, ask, mfa, signIn, totpSettings } from './factor-requests'
import { newAddress, PASSWORD } from './people'
import { expectFault, startPlainLite } from './plain-lite'
import { clientOf, db, startRepaired } from './repaired-api'
import { createOwner, createOwnerOfFactor, enroll } from './second-factor'

const plain = await startPlainLite()

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
