import { describe, expect, test } from 'vitest'
import { anonymous, createUser, newAddress, PASSWORD } from './backend'
import { hasMailbox, tokenHashTo } from './mailbox'

describe.runIf(hasMailbox)('by mail', () => {
  test('a sign-up is confirmed by the hash of its mail, which works once', async () => {
    const email = newAddress()
    const client = anonymous()

    const signedUp = await client.auth.signUp({ email, password: PASSWORD })
    const early = await client.auth.signInWithPassword({ email, password: PASSWORD })
    const token_hash = await tokenHashTo(email)
    const verified = await client.auth.verifyOtp({ token_hash, type: 'email' })
    const again = await anonymous().auth.verifyOtp({ token_hash, type: 'email' })

    expect(signedUp).toMatchObject({ error: null, data: { session: null, user: { email } } })
    expect(early.error).toMatchObject({ status: 400, code: 'email_not_confirmed' })
    expect(verified.error).toBeNull()
    expect(verified.data.user?.id).toBe(signedUp.data.user?.id)
    expect(again.error).toMatchObject({ status: 403, code: 'otp_expired' })
  })

  test('a sign-in link signs in', async () => {
    const { email, id } = await createUser()
    const client = anonymous()

    const asked = await client.auth.signInWithOtp({ email, options: { shouldCreateUser: false } })
    const verified = await client.auth.verifyOtp({ token_hash: await tokenHashTo(email), type: 'email' })

    expect(asked.error).toBeNull()
    expect(verified.data.user?.id).toBe(id)
  })

  test('a recovery lets the password be set', async () => {
    const { email } = await createUser()
    const client = anonymous()

    const asked = await client.auth.resetPasswordForEmail(email)
    const verified = await client.auth.verifyOtp({ token_hash: await tokenHashTo(email), type: 'recovery' })
    const changed = await client.auth.updateUser({ password: 'another horse 9 battery' })
    const old = await anonymous().auth.signInWithPassword({ email, password: PASSWORD })

    expect([asked.error, verified.error, changed.error]).toEqual([null, null, null])
    expect(old.error?.code).toBe('invalid_credentials')
  })
})

test('a sign-up for a taken address looks like any other', async () => {
  const { email, id } = await createUser()

  const { data, error } = await anonymous().auth.signUp({ email, password: 'another horse 9 battery' })

  expect(error).toBeNull()
  expect(data).toMatchObject({ session: null, user: { email, identities: [] } })
  expect(data.user?.id).not.toBe(id)
})

test('a recovery for an unknown address answers like any other', async () => {
  const { error } = await anonymous().auth.resetPasswordForEmail(newAddress())

  expect(error).toBeNull()
})

test('a link for an unknown address is refused when no user may be made', async () => {
  const { error } = await anonymous().auth.signInWithOtp({
    email: newAddress(),
    options: { shouldCreateUser: false },
  })

  expect(error).toMatchObject({ status: 422, code: 'otp_disabled' })
})

test.each([
  ['a wrong password', { password: 'wrong horse 9 battery' }],
  ['an unknown address', { email: 'parity-nobody@example.com', password: PASSWORD }],
])('%s is refused in the same words', async (_, credentials) => {
  const { email } = await createUser()

  const { error } = await anonymous().auth.signInWithPassword({ email, ...credentials })

  expect(error).toMatchObject({
    status: 400,
    code: 'invalid_credentials',
    message: 'Invalid login credentials',
  })
})
