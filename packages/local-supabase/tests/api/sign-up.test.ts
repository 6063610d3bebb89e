import { describe, expect, test } from 'vitest'
import { createPerson, mailsTo, newAddress, PASSWORD, tokenHashTo } from './people'
import { expectFault, startPlainLite } from './plain-lite'
import { adminOf, clientOf, db, keys, startRepaired } from './repaired-api'

const plain = await startPlainLite()
const api = await startRepaired()

describe('a sign-up', () => {
  test('for a new address waits for its confirmation', async () => {
    const email = newAddress()

    const { data, error } = await clientOf(api).auth.signUp({ email, password: PASSWORD })

    expect(error).toBeNull()
    expect(data).toMatchObject({
      session: null,
      user: { email, aud: 'authenticated', role: 'authenticated' },
    })
    expect(data.user?.email_confirmed_at).toBeUndefined()
    expect(await mailsTo(api, email)).toHaveLength(1)
  })

  test('is confirmed by the mailed hash', async () => {
    const email = newAddress()
    const client = clientOf(api)
    await client.auth.signUp({ email, password: PASSWORD })

    const { data, error } = await client.auth.verifyOtp({
      token_hash: await tokenHashTo(api, email),
      type: 'email',
    })

    expect(error).toBeNull()
    expect(data.session?.access_token).toBeTruthy()
    expect(data.user).toMatchObject({ email, user_metadata: { email_verified: true } })
  })

  test('with a short password is refused as weak', async () => {
    const { error } = await clientOf(api).auth.signUp({ email: newAddress(), password: 'short' })

    expect(error).toMatchObject({ status: 422, code: 'weak_password' })
  })
})

describe('the settings of supabase/config.toml', () => {
  test('without confirmations a sign-up is signed in at once, and a taken address is told', async () => {
    const trusting = await startRepaired({ email: { enable_confirmations: false } })
    const email = newAddress()

    const first = await clientOf(trusting).auth.signUp({ email, password: PASSWORD })
    const second = await clientOf(trusting).auth.signUp({ email, password: PASSWORD })

    expect(first.error).toBeNull()
    expect(first.data.session?.user.email).toBe(email)
    expect(second.error).toMatchObject({ status: 422, code: 'user_already_exists' })
  })

  test('without confirmations a link for an unknown address signs in', async () => {
    const trusting = await startRepaired({ email: { enable_confirmations: false } })
    const email = newAddress()

    await clientOf(trusting).auth.signInWithOtp({ email })
    const token_hash = await tokenHashTo(trusting, email)
    const { data } = await clientOf(trusting).auth.verifyOtp({ token_hash, type: 'email' })

    expect(data.user?.email).toBe(email)
  })

  test.each([true, false])(
    'a closed sign-up makes no user (confirmations: %s)',
    async (enable_confirmations) => {
      const closed = await startRepaired({ enable_signup: false, email: { enable_confirmations } })
      const email = newAddress()

      const byPassword = await clientOf(closed).auth.signUp({ email, password: PASSWORD })
      const byLink = await clientOf(closed).auth.signInWithOtp({ email })

      expect(byPassword.error).toMatchObject({ status: 422, code: 'signup_disabled' })
      expect(byLink.error).toMatchObject({ status: 422 })
      expect((await db.query('select 1 from auth.users where email = $1', [email])).rows).toEqual([])
    },
  )

  test('the least length of a password and the length of a code are theirs', async () => {
    const strict = await startRepaired({
      minimum_password_length: 30,
      email: { otp_length: 8, template: {} },
    })
    const email = newAddress()

    const short = await clientOf(strict).auth.signUp({ email, password: PASSWORD })
    const link = await clientOf(strict).auth.signInWithOtp({ email })

    expect(short.error?.code).toBe('weak_password')
    expect(link.error).toBeNull()
    const { data } = await adminOf(strict).auth.admin.generateLink({ type: 'magiclink', email })
    expect(data.properties?.email_otp).toMatch(/^\d{8}$/)
  })
})

describe('a second sign-up (duplicate-sign-up)', () => {
  test('plain Lite answers it with 429', async () => {
    const email = newAddress()
    await plain.client().auth.signUp({ email, password: PASSWORD })

    const { error } = await plain.client().auth.signUp({ email, password: PASSWORD })

    expectFault('duplicate-sign-up.ts', () => expect(error?.status).toBe(429))
  })

  test('sends the confirmation again while the address is unconfirmed, and keeps the first password', async () => {
    const email = newAddress()
    const first = await clientOf(api).auth.signUp({ email, password: PASSWORD })
    const firstHash = await tokenHashTo(api, email)

    const second = await clientOf(api).auth.signUp({ email, password: 'another password 1' })

    expect(second.error).toBeNull()
    expect(second.data.user?.id).toBe(first.data.user?.id)
    expect(await mailsTo(api, email)).toHaveLength(2)
    const client = clientOf(api)
    const old = await client.auth.verifyOtp({ token_hash: firstHash, type: 'email' })
    const latest = await client.auth.verifyOtp({ token_hash: await tokenHashTo(api, email), type: 'email' })
    expect(old.error?.code).toBe('otp_expired')
    expect(latest.error).toBeNull()
    expect((await client.auth.signInWithPassword({ email, password: PASSWORD })).error).toBeNull()
  })

  test('for a confirmed address looks like a new one and changes nothing', async () => {
    const person = await createPerson(api)

    const { data, error } = await clientOf(api).auth.signUp({
      email: person.email,
      password: 'another password 1',
      options: { data: { full_name: 'Eve' } },
    })

    expect(error).toBeNull()
    expect(data).toMatchObject({ session: null, user: { email: person.email, identities: [] } })
    expect(data.user?.id).not.toBe(person.id)
    expect(await mailsTo(api, person.email)).toHaveLength(0)
    const signedIn = await clientOf(api).auth.signInWithPassword({ email: person.email, password: PASSWORD })
    expect(signedIn.data.user?.user_metadata.full_name).toBeUndefined()
  })
})

describe('resend', () => {
  test('plain Lite refuses it for ever', async () => {
    const email = newAddress()
    await plain.client().auth.signUp({ email, password: PASSWORD })
    await plain.db.query(
      `update auth.users set confirmation_sent_at = now() - interval '1 day' where email = $1`,
      [email],
    )

    const { error } = await plain.client().auth.resend({ type: 'signup', email })

    expectFault('resend.ts', () => expect(error?.status).toBe(429))
  })

  test('sends a new confirmation', async () => {
    const email = newAddress()
    await clientOf(api).auth.signUp({ email, password: PASSWORD })

    const { error } = await clientOf(api).auth.resend({ type: 'signup', email })

    expect(error).toBeNull()
    expect(await mailsTo(api, email)).toHaveLength(2)
  })

  test('for an unknown address answers the same and sends nothing', async () => {
    const email = newAddress()

    const { error } = await clientOf(api).auth.resend({ type: 'signup', email })

    expect(error).toBeNull()
    expect(await mailsTo(api, email)).toHaveLength(0)
  })
})

describe('a sign-in link for an unknown address (otp-sign-up)', () => {
  test('plain Lite confirms the address before anyone followed the link', async () => {
    const email = newAddress()

    await plain.client().auth.signInWithOtp({ email })

    const { rows } = await plain.db.query('select confirmed_at from auth.users where email = $1', [email])
    expectFault('otp-sign-up.ts', () => expect(rows[0].confirmed_at).not.toBeNull())
  })

  test('is a sign-up, confirmed by its mail', async () => {
    const email = newAddress()
    const client = clientOf(api)

    const asked = await client.auth.signInWithOtp({ email, options: { data: { full_name: 'Ada' } } })

    expect(asked.error).toBeNull()
    const { rows } = await db.query('select confirmed_at from auth.users where email = $1', [email])
    expect(rows).toEqual([{ confirmed_at: null }])
    const hash = await tokenHashTo(api, email)
    const verified = await client.auth.verifyOtp({ token_hash: hash, type: 'email' })
    expect(verified.data.user?.user_metadata).toMatchObject({ full_name: 'Ada', email_verified: true })
  })

  test('is refused when no user may be made', async () => {
    const { error } = await clientOf(api).auth.signInWithOtp({
      email: newAddress(),
      options: { shouldCreateUser: false },
    })

    expect(error).toMatchObject({ status: 422, code: 'otp_disabled' })
  })
})

describe('a sign-in link by the older path (magic-link)', () => {
  const ask = (send: typeof fetch, origin: string, key: string, email: string) =>
    send(`${origin}/auth/v1/magiclink`, {
      method: 'POST',
      headers: { apikey: key, 'content-type': 'application/json' },
      body: JSON.stringify({ email }),
    })

  test('confirms an unknown address at once in plain Lite', async () => {
    const email = newAddress()

    await ask(plain.fetch, 'http://plain.test', plain.keys.publishable, email)

    const { rows } = await plain.db.query('select confirmed_at from auth.users where email = $1', [email])
    expectFault('magic-link.ts', () => expect(rows[0].confirmed_at).not.toBeNull())
  })

  test('is a sign-up for an unknown address, and a link for a known one', async () => {
    const email = newAddress()

    const asked = await ask(fetch, api.url, keys.publishable, email)

    expect(asked.status).toBe(200)
    const { rows } = await db.query('select confirmed_at from auth.users where email = $1', [email])
    expect(rows).toEqual([{ confirmed_at: null }])
    const first = await clientOf(api).auth.verifyOtp({
      token_hash: await tokenHashTo(api, email),
      type: 'email',
    })
    expect((await ask(fetch, api.url, keys.publishable, email)).status).toBe(200)
    const again = await clientOf(api).auth.verifyOtp({
      token_hash: await tokenHashTo(api, email),
      type: 'email',
    })
    expect([first, again].map(({ data }) => data.user?.email)).toEqual([email, email])
  })
})

describe('an unconfirmed address (password-first)', () => {
  test('plain Lite tells anyone without the password', async () => {
    const email = newAddress()
    await plain.client().auth.signUp({ email, password: PASSWORD })

    const { error } = await plain.client().auth.signInWithPassword({ email, password: 'wrong password 1' })

    expectFault('password-first.ts', () => expect(error?.code).toBe('email_not_confirmed'))
  })

  test('is told to the holder of the password alone', async () => {
    const email = newAddress()
    await clientOf(api).auth.signUp({ email, password: PASSWORD })

    const wrong = await clientOf(api).auth.signInWithPassword({ email, password: 'wrong password 1' })
    const right = await clientOf(api).auth.signInWithPassword({ email, password: PASSWORD })

    expect(wrong.error).toMatchObject({ status: 400, code: 'invalid_credentials' })
    expect(right.error).toMatchObject({ status: 400, code: 'email_not_confirmed' })
  })
})

describe('max_frequency (mail-frequency)', () => {
  test('plain Lite sends sign-in links as fast as they are asked for', async () => {
    const email = newAddress()
    await plain.client().auth.signInWithOtp({ email })

    const { error } = await plain.client().auth.signInWithOtp({ email })

    expectFault('mail-frequency.ts', () => expect(error).toBeNull())
  })

  test('is the least time between two mails of a kind, and says how long to wait', async () => {
    const slow = await startRepaired({ email: { max_frequency: '1h' } })
    const { client, email } = await createPerson(slow)
    await client.auth.resetPasswordForEmail(email)

    const link = await client.auth.signInWithOtp({ email })
    const recovery = await client.auth.resetPasswordForEmail(email)
    await client.auth.updateUser({ email: newAddress() })
    const change = await client.auth.updateUser({ email: newAddress() })

    for (const { error } of [link, recovery, change]) {
      expect(error).toMatchObject({ status: 429, code: 'over_email_send_rate_limit' })
      expect(error?.message).toMatch(
        /^For security purposes, you can only request this after 3\d\d\d seconds\.$/,
      )
    }
  })
})
