import { decodeJwt } from 'jose'
import { describe, expect, test } from 'vitest'
import { createPerson, mailsTo, newAddress, PASSWORD, tokenHashTo } from './people'
import { expectFault, startPlainLite } from './plain-lite'
import { adminOf, clientOf, db, startRepaired } from './repaired-api'
import { createOwner, createOwnerOfFactor, type Client } from './second-factor'

const NEW = 'a brand new password'
const WRONG = 'another horse 9 battery'

const plain = await startPlainLite()
const api = await startRepaired({
  mfa: { max_enrolled_factors: 10, totp: { enroll_enabled: true, verify_enabled: true } },
  email: { require_current_password: true },
})
const lenient = await startRepaired()
const careful = await startRepaired({ email: { secure_password_change: true } })

const change = (client: Client, attributes: object) => client.auth.updateUser(attributes)
const signsIn = async (email: string, password: string) =>
  (await clientOf(api).auth.signInWithPassword({ email, password })).error === null

async function byLink(email: string) {
  const client = clientOf(api)
  const link = await adminOf(api).auth.admin.generateLink({ type: 'recovery', email })
  await client.auth.verifyOtp({ token_hash: link.data.properties!.hashed_token, type: 'recovery' })
  return client
}

test('plain Lite asks for no current password (credential-changes)', async () => {
  const email = newAddress()
  const client = plain.client()
  await client.auth.signUp({ email, password: PASSWORD })
  await client.auth.verifyOtp({ token_hash: plain.tokenHash(email), type: 'signup' })
  await client.auth.signInWithPassword({ email, password: PASSWORD })

  const { error } = await change(client, { password: NEW, current_password: WRONG })

  expectFault('credential-changes.ts', () => expect(error).toBeNull())
})

describe('a new password where `require_current_password` is on', () => {
  test.each([
    ['without the current one', {}, 'current_password_required'],
    ['with an empty one', { current_password: '' }, 'current_password_required'],
    ['with a wrong one', { current_password: WRONG }, 'current_password_invalid'],
  ])('is refused %s, and nothing changes', async (_, given, code) => {
    const { client, email, session } = await createPerson(api)
    const other = clientOf(api)
    await other.auth.signInWithPassword({ email, password: PASSWORD })

    const { error } = await change(client, { password: NEW, ...given })

    expect(error).toMatchObject({
      status: 400,
      code,
      message: 'Current password required when setting new password.',
    })
    expect([await signsIn(email, PASSWORD), await signsIn(email, NEW)]).toEqual([true, false])
    expect((await other.auth.refreshSession()).error).toBeNull()
    expect((await clientOf(api).auth.refreshSession(session)).error).toBeNull()
  })

  test('is taken with the right one, and ends every other session', async () => {
    const { client, email } = await createPerson(api)
    const other = clientOf(api)
    await other.auth.signInWithPassword({ email, password: PASSWORD })

    const { error } = await change(client, { password: NEW, current_password: PASSWORD })

    expect(error).toBeNull()
    expect([await signsIn(email, PASSWORD), await signsIn(email, NEW)]).toEqual([false, true])
    expect((await other.auth.refreshSession()).error?.code).toBe('refresh_token_not_found')
    expect((await client.auth.refreshSession()).error).toBeNull()
  })

  test('is judged by its own rules first, and refused where it is the old one', async () => {
    const { client } = await createPerson(api)

    const short = await change(client, { password: 'short' })
    const same = await change(client, { password: PASSWORD, current_password: PASSWORD })

    expect(short.error?.code).toBe('weak_password')
    expect(same.error).toMatchObject({ status: 422, code: 'same_password' })
  })

  test('needs none in a session that a mailed link opened, whatever else it proved later', async () => {
    const { email } = await createPerson(api)
    const client = await byLink(email)
    await client.auth.refreshSession()

    expect((await change(client, { password: NEW })).error).toBeNull()
  })

  test('needs none where there is no password yet', async () => {
    const { id, client } = await createPerson(api)
    await db.query('update auth.users set encrypted_password = null where id = $1', [id])

    expect((await change(client, { password: NEW })).error).toBeNull()
  })

  test('leaves every other change alone', async () => {
    const { client } = await createPerson(api)

    expect((await change(client, { data: { nick: 'ada' } })).error).toBeNull()
    expect((await change(client, { email: newAddress() })).error).toBeNull()
  })

  test('needs none where the setting is off', async () => {
    const { client } = await createPerson(lenient)

    expect((await change(client, { password: NEW })).error).toBeNull()
  })
})

describe('a person with a verified factor', () => {
  test.each([
    ['password', { password: NEW, current_password: PASSWORD }],
    ['address', { email: 'elsewhere@example.test' }],
  ])('changes the %s on the second level alone', async (_, attributes) => {
    const { client, email } = await createOwnerOfFactor(api)
    const low = clientOf(api)
    await low.auth.signInWithPassword({ email, password: PASSWORD })

    const refused = await change(low, attributes)
    const taken = await change(client, attributes)

    expect(refused.error).toMatchObject({
      status: 401,
      code: 'insufficient_aal',
      message: 'AAL2 session is required to update email or password when MFA is enabled.',
    })
    expect(taken.error).toBeNull()
  })

  test('resets no password by a mailed link alone', async () => {
    const { email } = await createOwnerOfFactor(api)

    const { error } = await change(await byLink(email), { password: NEW })

    expect(error?.code).toBe('insufficient_aal')
  })

  test('names the own address and changes data on the first level too', async () => {
    const { email } = await createOwnerOfFactor(api)
    const low = clientOf(api)
    await low.auth.signInWithPassword({ email, password: PASSWORD })

    expect((await change(low, { email, data: { nick: 'ada' } })).error).toBeNull()
  })

  test('does so no more once the factor is gone, and with an unverified one never', async () => {
    const { client, email } = await createOwner(api)
    await client.auth.mfa.enroll({ factorType: 'totp' })
    const low = clientOf(api)
    await low.auth.signInWithPassword({ email, password: PASSWORD })

    expect((await change(low, { email: newAddress() })).error).toBeNull()
  })
})

describe('a new password where `secure_password_change` is on', () => {
  async function oldSession() {
    const person = await createPerson(careful)
    await db.query(`update auth.sessions set created_at = now() - interval '25 h' where user_id = $1`, [
      person.id,
    ])
    return person
  }

  async function nonceOf(client: Client, email: string) {
    await client.auth.reauthenticate()
    const [mail] = await mailsTo(careful, email)
    return /\b\d{6}\b/.exec(mail?.Text || mail?.HTML || '')?.[0] ?? ''
  }

  test('needs nothing more within a day of the sign-in', async () => {
    const { client } = await createPerson(careful)

    expect((await change(client, { password: NEW })).error).toBeNull()
  })

  test('needs the mailed nonce after it, which works once', async () => {
    const { client, email } = await oldSession()

    const none = await change(client, { password: NEW })
    const nonce = await nonceOf(client, email)
    const wrong = await change(client, { password: NEW, nonce: '000000' })
    const right = await change(client, { password: NEW, nonce })
    const again = await change(client, { password: PASSWORD, nonce })

    expect(none.error).toMatchObject({ status: 400, code: 'reauthentication_needed' })
    expect(wrong.error).toMatchObject({ status: 422, code: 'reauthentication_not_valid' })
    expect(right.error).toBeNull()
    expect(again.error?.code).toBe('reauthentication_not_valid')
  })

  test('takes no nonce that is over', async () => {
    const { client, email, id } = await oldSession()
    const nonce = await nonceOf(client, email)
    await db.query(
      `update auth.users set reauthentication_sent_at = now() - interval '61 min' where id = $1`,
      [id],
    )

    expect((await change(client, { password: NEW, nonce })).error?.code).toBe('reauthentication_not_valid')
  })
})

test('a code of the PKCE flow proves what its link was for', async () => {
  const { email } = await createPerson(api)
  const verifier = 'x'.repeat(43)
  const answer = await fetch(`${api.url}/auth/v1/recover`, {
    method: 'POST',
    headers: { apikey: 'sb_publishable_of-the-tests-of-the-stack', 'content-type': 'application/json' },
    body: JSON.stringify({ email, code_challenge: verifier, code_challenge_method: 'plain' }),
  })
  expect(answer.status).toBe(200)
  const token = await tokenHashTo(api, email)

  const followed = await fetch(`${api.url}/auth/v1/verify?type=recovery&token=${token}`, {
    redirect: 'manual',
  })
  const code = new URL(followed.headers.get('location')!).searchParams.get('code')
  const exchanged = await fetch(`${api.url}/auth/v1/token?grant_type=pkce`, {
    method: 'POST',
    headers: { apikey: 'sb_publishable_of-the-tests-of-the-stack', 'content-type': 'application/json' },
    body: JSON.stringify({ auth_code: code, code_verifier: verifier }),
  })

  const { access_token: accessToken } = (await exchanged.json()) as { access_token: string }
  expect(decodeJwt(accessToken).amr).toMatchObject([{ method: 'recovery' }])
})
