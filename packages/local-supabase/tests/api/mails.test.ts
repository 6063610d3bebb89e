import { createServerClient } from '@supabase/ssr'
import { describe, expect, test } from 'vitest'
import { createPerson, mailsTo, newAddress, PASSWORD, tokenHashTo } from './people'
import { expectFault, startPlainLite } from './plain-lite'
import { adminOf, clientOf, keys, SITE_URL, startRepaired, type Repaired } from './repaired-api'

const plain = await startPlainLite()
const api = await startRepaired()
const oneConfirmation = await startRepaired({ email: { double_confirm_changes: false } })
const withoutTemplates = await startRepaired({ email: { template: {} } })

describe('mails', () => {
  test('come from the templates of supabase/config.toml', async () => {
    const email = newAddress()

    await clientOf(api).auth.signUp({ email, password: PASSWORD })

    const [mail] = await mailsTo(api, email)
    expect(mail?.Subject).toBe('Confirm your email address')
    expect(mail?.HTML).toContain(`<a href="${SITE_URL}/auth/confirm?token_hash=`)
    expect(mail?.Text).toContain(`${SITE_URL}/auth/confirm?token_hash=`)
  })
})

describe('redirect_to (email-redirects)', () => {
  test('plain Lite ignores it', async () => {
    const email = newAddress()

    await plain.client().auth.signInWithOtp({ email, options: { emailRedirectTo: `${SITE_URL}/inbox` } })

    const { text } = plain.mails.findLast(({ to }) => to === email) ?? {}
    expectFault('email-redirects.ts', () => expect(text).not.toContain('inbox'))
  })

  test.each([
    ['our own page', `${SITE_URL}/inbox?a=1&b=2`, `${SITE_URL}/inbox?a=1&b=2`],
    ['a foreign page', 'https://evil.test/inbox', SITE_URL],
    ['nothing', undefined, SITE_URL],
  ])('to %s is carried by a link that leads to our page, or the site is', async (_, redirectTo, expected) => {
    const { client, email } = await createPerson(api)

    await client.auth.resetPasswordForEmail(email, { redirectTo })

    const [mail] = await mailsTo(api, email)
    const link = new URL(/href="([^"]+)"/.exec(mail?.HTML ?? '')?.[1]?.replaceAll('&amp;', '&') ?? '')
    expect(link.origin + link.pathname).toBe(`${SITE_URL}/auth/confirm`)
    expect(link.searchParams.get('next')).toBe(expected)
  })
})

describe('verifyOtp (verify-email-type)', () => {
  test('plain Lite knows no type email', async () => {
    const email = newAddress()
    await plain.client().auth.signUp({ email, password: PASSWORD })

    const { error } = await plain
      .client()
      .auth.verifyOtp({ token_hash: plain.tokenHash(email), type: 'email' })

    expectFault('verify-email-type.ts', () => expect(error?.message).toBe('Invalid email verification type'))
  })

  test.each(['email', 'magiclink'] as const)('takes a sign-in link as type %s, once', async (type) => {
    const { email } = await createPerson(api)
    const client = clientOf(api)
    await client.auth.signInWithOtp({ email })
    const token_hash = await tokenHashTo(api, email)

    const first = await client.auth.verifyOtp({ token_hash, type })
    const second = await client.auth.verifyOtp({ token_hash, type })

    expect(first.error).toBeNull()
    expect(first.data.user?.email).toBe(email)
    expect(second.error).toMatchObject({ status: 403, code: 'otp_expired' })
  })

  test.each(['email', 'signup'] as const)('takes a confirmation as type %s', async (type) => {
    const email = newAddress()
    const client = clientOf(api)
    await client.auth.signUp({ email, password: PASSWORD })

    const { data, error } = await client.auth.verifyOtp({ token_hash: await tokenHashTo(api, email), type })

    expect(error).toBeNull()
    expect(data.session?.user.email).toBe(email)
  })

  test('takes a recovery, after which the password can be set', async () => {
    const { email } = await createPerson(api)
    const client = clientOf(api)
    await client.auth.resetPasswordForEmail(email)

    const verified = await client.auth.verifyOtp({
      token_hash: await tokenHashTo(api, email),
      type: 'recovery',
    })
    const updated = await client.auth.updateUser({ password: 'a brand new password' })

    expect(verified.error).toBeNull()
    expect(updated.error).toBeNull()
    const signedIn = await clientOf(api).auth.signInWithPassword({ email, password: 'a brand new password' })
    expect(signedIn.error).toBeNull()
  })

  test('takes an invitation', async () => {
    const email = newAddress()
    await adminOf(api).auth.admin.inviteUserByEmail(email)

    const token_hash = await tokenHashTo(api, email)
    const { data, error } = await clientOf(api).auth.verifyOtp({ token_hash, type: 'invite' })

    expect(error).toBeNull()
    expect(data.user).toMatchObject({ email, user_metadata: { email_verified: true } })
  })

  test('takes the code of a mail as well', async () => {
    const { email } = await createPerson(withoutTemplates)
    const client = clientOf(withoutTemplates)
    await client.auth.signInWithOtp({ email })
    const [mail] = await mailsTo(withoutTemplates, email)

    const token = /code: (\d{6})/.exec(mail?.Text ?? '')?.[1] ?? ''
    const { error } = await client.auth.verifyOtp({ email, token, type: 'email' })

    expect(error).toBeNull()
  })

  test('refuses a link that is older than otp_expiry', async () => {
    const hasty = await startRepaired({ email: { otp_expiry: 0 } })
    const { email } = await createPerson(hasty)
    await clientOf(hasty).auth.resetPasswordForEmail(email)

    const token_hash = await tokenHashTo(hasty, email)
    const { error } = await clientOf(hasty).auth.verifyOtp({ token_hash, type: 'recovery' })

    expect(error?.code).toBe('otp_expired')
  })
})

describe('links to the API itself (verify-links, pkce)', () => {
  const follow = async (to: Repaired, email: string) => {
    const [mail] = await mailsTo(to, email)
    const link = /href="([^"]+)"/.exec(mail?.HTML ?? '')?.[1]?.replaceAll('&amp;', '&') ?? ''
    const answer = await fetch(link, { redirect: 'manual' })
    return { status: answer.status, location: new URL(answer.headers.get('location') ?? '') }
  }

  test('plain Lite answers a client of the PKCE flow with tokens', async () => {
    const email = newAddress()
    const challenge = { code_challenge: 'x'.repeat(43), code_challenge_method: 's256' }
    const headers = { apikey: plain.keys.publishable, 'content-type': 'application/json' }
    const body = JSON.stringify({ email, ...challenge })
    await plain.fetch('http://plain.test/auth/v1/otp', { method: 'POST', headers, body })

    const link = `http://plain.test/auth/v1/verify?type=magiclink&token=${plain.tokenHash(email)}`
    const answer = await plain.fetch(link)

    expectFault('pkce.ts and verify-links.ts', () =>
      expect(answer.headers.get('location')).toContain('#access_token='),
    )
  })

  test('lead on with a session that our keys have signed', async () => {
    const { email, client } = await createPerson(withoutTemplates)
    await client.auth.signInWithOtp({ email, options: { emailRedirectTo: `${SITE_URL}/inbox` } })

    const { status, location } = await follow(withoutTemplates, email)

    expect(status).toBe(303)
    expect(location.origin + location.pathname).toBe(`${SITE_URL}/inbox`)
    const { access_token = '' } = Object.fromEntries(new URLSearchParams(location.hash.slice(1)))
    expect((await clientOf(withoutTemplates).auth.getClaims(access_token)).data?.claims.email).toBe(email)
  })

  test('followed twice lead on with the reason', async () => {
    const { email, client } = await createPerson(withoutTemplates)
    await client.auth.signInWithOtp({ email })
    await follow(withoutTemplates, email)

    const { location } = await follow(withoutTemplates, email)

    expect(location.hash).toContain('error_code=otp_expired')
  })

  test('lead a server-side client on with a code that it alone can exchange, once', async () => {
    const { email } = await createPerson(withoutTemplates)
    const jar = new Map<string, string>()
    const client = createServerClient(withoutTemplates.url, keys.publishable, {
      cookies: {
        getAll: () => [...jar].map(([name, value]) => ({ name, value })),
        setAll: (cookies) => cookies.forEach(({ name, value }) => jar.set(name, value)),
      },
    })
    await client.auth.signInWithOtp({ email })

    const { location } = await follow(withoutTemplates, email)
    const code = location.searchParams.get('code') ?? ''
    const stranger = await exchange(code, 'y'.repeat(43))
    const exchanged = await client.auth.exchangeCodeForSession(code)
    const again = await exchange(code, 'y'.repeat(43))

    expect(location.hash).toBe('')
    expect(stranger).toMatchObject({ error_code: 'bad_code_verifier' })
    expect(exchanged.error).toBeNull()
    expect(exchanged.data.user?.email).toBe(email)
    expect(again).toMatchObject({ error_code: 'flow_state_not_found' })
  })

  async function exchange(auth_code: string, code_verifier: string) {
    const answer = await fetch(`${withoutTemplates.url}/auth/v1/token?grant_type=pkce`, {
      method: 'POST',
      headers: { apikey: keys.publishable, 'content-type': 'application/json' },
      body: JSON.stringify({ auth_code, code_verifier }),
    })
    return answer.json()
  }
})

describe('a change of the address (email-change)', () => {
  test('plain Lite makes it without the new address agreeing', async () => {
    const email = newAddress()
    const client = plain.client()
    await client.auth.signUp({ email, password: PASSWORD })
    await client.auth.verifyOtp({ token_hash: plain.tokenHash(email), type: 'signup' })
    const newEmail = newAddress()
    await client.auth.updateUser({ email: newEmail })

    const { data } = await client.auth.verifyOtp({ token_hash: plain.tokenHash(email), type: 'email_change' })

    expectFault('email-change.ts', () => expect(data.user?.email).toBe(newEmail))
  })

  test.each(['old address first', 'new address first'])('waits for both addresses: %s', async (order) => {
    const { client, email } = await createPerson(api)
    const newEmail = newAddress()
    const asked = await client.auth.updateUser({ email: newEmail })
    const addresses = order === 'old address first' ? [email, newEmail] : [newEmail, email]
    const [firstHash = '', secondHash = ''] = await Promise.all(addresses.map((to) => tokenHashTo(api, to)))

    const first = await clientOf(api).auth.verifyOtp({ token_hash: firstHash, type: 'email_change' })
    const between = await client.auth.getUser()
    const repeated = await clientOf(api).auth.verifyOtp({ token_hash: firstHash, type: 'email_change' })
    const second = await clientOf(api).auth.verifyOtp({ token_hash: secondHash, type: 'email_change' })

    expect(asked.error).toBeNull()
    expect(first).toMatchObject({ error: null, data: { session: null } })
    expect(between.data.user?.email).toBe(email)
    expect(repeated.error?.code).toBe('otp_expired')
    expect(second.error).toBeNull()
    expect(second.data.user?.email).toBe(newEmail)
  })

  test('asks the new address alone where one confirmation is enough', async () => {
    const { client, email } = await createPerson(oneConfirmation)
    const newEmail = newAddress()
    await client.auth.updateUser({ email: newEmail })

    const token_hash = await tokenHashTo(oneConfirmation, newEmail)
    const { data } = await clientOf(oneConfirmation).auth.verifyOtp({ token_hash, type: 'email_change' })

    expect(await mailsTo(oneConfirmation, email)).toHaveLength(0)
    expect(data.user?.email).toBe(newEmail)
  })

  test('sends both links again on demand', async () => {
    const { client, email } = await createPerson(api)
    const newEmail = newAddress()
    await client.auth.updateUser({ email: newEmail })

    const { error } = await client.auth.resend({ type: 'email_change', email })

    expect(error).toBeNull()
    expect(await mailsTo(api, email)).toHaveLength(2)
    expect(await mailsTo(api, newEmail)).toHaveLength(2)
  })
})
