import { decodeJwt } from 'jose'
import { describe, expect, test } from 'vitest'
import { createAccessTokens } from '../../src/api/access-tokens'
import type { Context } from '../../src/api/context'
import { rateLimits } from '../../src/api/rate-limits'
import { signingKey } from '../../src/api/signing-key'
import { mailLimit } from '../../src/api/mail/mail-limit'
import { projectConfig } from '../project'
import { dir } from './database'
import { createPerson, mailsTo, newAddress, PASSWORD } from './people'
import { clientOf, db, keys, startRepaired } from './repaired-api'

const BURST = 30
const MINUTE = 60_000

const config = projectConfig()
const tokens = await createAccessTokens((await signingKey(dir)).key)
const context = { keys: { ...keys, lite: '' }, tokens, config } as Context

/** The limiter alone, before an Auth that takes everything, with a clock that stands still until a test moves it. */
function startLimiter(rates: Partial<typeof config.auth.rate_limit> = {}) {
  let now = 0
  const limited = {
    ...context,
    config: { ...config, auth: { ...config.auth, rate_limit: { ...config.auth.rate_limit, ...rates } } },
  }
  const door = rateLimits(limited, () => now)
  return {
    pass: (ms: number) => void (now += ms),
    ask: async (path: string, headers: Record<string, string> = {}, method = 'POST') => {
      const request = new Request(`http://127.0.0.1${path}`, {
        method,
        headers: { apikey: keys.publishable, ...headers },
      })
      return (await door(request, async () => new Response())).status
    },
  }
}

const from = (address: string) => ({ apikey: keys.secret, 'sb-forwarded-for': address })
const times = <Result>(count: number, work: () => Promise<Result>) =>
  Promise.all(Array.from({ length: count }, work))
const signIn = '/auth/v1/token?grant_type=password'
const refresh = '/auth/v1/token?grant_type=refresh_token'

describe('the bucket of an address', () => {
  test.each([
    signIn,
    refresh,
    '/auth/v1/token?grant_type=pkce',
    '/auth/v1/signup',
    '/auth/v1/otp',
    '/auth/v1/magiclink',
    '/auth/v1/recover',
    '/auth/v1/resend',
    '/auth/v1/verify',
  ])('of %s is empty after thirty, and that of another address is full', async (path) => {
    const { ask } = startLimiter()

    const served = await times(BURST, () => ask(path, from('203.0.113.1')))

    expect(new Set(served)).toEqual(new Set([200]))
    expect(await ask(path, from('203.0.113.1'))).toBe(429)
    expect(await ask(path, from('203.0.113.2'))).toBe(200)
  })

  test.each(['challenge', 'verify'])('of POST /factors/…/%s is one for all factors', async (action) => {
    const { ask, pass } = startLimiter()
    const authorization = `Bearer ${await tokens.sign({ sub: 'somebody' })}`
    const of = (factor: number) => ask(`/auth/v1/factors/${factor}/${action}`, { authorization })

    const served = await Promise.all(Array.from({ length: BURST }, (_, factor) => of(factor)))

    expect(new Set(served)).toEqual(new Set([200]))
    expect(await of(BURST)).toBe(429)
    expect(await ask('/auth/v1/factors', { authorization })).toBe(200)
    expect(await ask('/auth/v1/factors/1', { authorization }, 'DELETE')).toBe(200)
    pass(MINUTE / 15)
    expect([await of(1), await of(2)]).toEqual([200, 429])
  })

  test('is shared by sign-ins and refreshes, and by no other endpoint', async () => {
    const { ask } = startLimiter()

    await times(BURST, () => ask(signIn))

    expect(await ask(refresh)).toBe(429)
    expect(await ask('/auth/v1/signup')).toBe(200)
    expect(await ask('/auth/v1/verify')).toBe(200)
  })

  test.each([
    [refresh, 'token_refresh', 150],
    ['/auth/v1/otp', 'sign_in_sign_ups', 30],
    ['/auth/v1/signup', 'sign_in_sign_ups', 30],
    ['/auth/v1/verify', 'token_verifications', 30],
  ])('of %s fills by [auth.rate_limit] %s, %i in five minutes', async (path, setting, rate) => {
    const { ask, pass } = startLimiter({ [setting]: rate })
    const askTimes = (count: number) =>
      times(count, () => ask(path)).then((all) => all.filter((status) => status === 200))
    await times(BURST, () => ask(path))

    pass((5 * MINUTE) / rate - 1)
    const early = await ask(path)
    pass(1)

    expect([early, await ask(path), await ask(path)]).toEqual([429, 200, 429])
    pass(MINUTE)
    expect(await askTimes(60)).toHaveLength(Math.min(BURST, rate / 5))
    pass(60 * MINUTE)
    expect(await askTimes(60)).toHaveLength(BURST)
  })

  test.each([
    ['with the publishable key', { apikey: keys.publishable, 'sb-forwarded-for': '203.0.113.3' }],
    ['that is none', from('not an address')],
    ['that is an interface', from('fe80::1%eth0')],
    ['that is missing', { apikey: keys.secret }],
  ])('is that of the caller for a forwarded address %s', async (_, headers) => {
    const { ask } = startLimiter()

    await times(BURST, () => ask(signIn, headers))

    expect(await ask(signIn)).toBe(429)
  })

  test.each([
    ['the admin API', '/auth/v1/admin/users', from('203.0.113.4'), 'POST'],
    ['who is signed in', '/auth/v1/user', {}, 'GET'],
    ['sign-out', '/auth/v1/logout', {}, 'POST'],
    ['the key set', '/auth/v1/.well-known/jwks.json', {}, 'GET'],
    ['the Data API', '/rest/v1/profiles', {}, 'GET'],
    ['a change of nobody', '/auth/v1/user', {}, 'PUT'],
    ['a grant that there is not', '/auth/v1/token?grant_type=magic', {}, 'POST'],
    ['a key that is not known', signIn, { apikey: 'sb_publishable_other' }, 'POST'],
  ])('has nothing to do with %s', async (_, path, headers, method) => {
    const { ask } = startLimiter()

    expect(new Set(await times(BURST + 10, () => ask(path, headers, method)))).toEqual(new Set([200]))
  })

  test('counts the changes of who is signed in', async () => {
    const { ask } = startLimiter()
    const authorization = `Bearer ${await tokens.sign({ sub: 'ada', exp: Math.floor(Date.now() / 1000) + 60 })}`

    await times(BURST, () => ask('/auth/v1/user', { authorization }, 'PUT'))

    expect(await ask('/auth/v1/user', { authorization }, 'PUT')).toBe(429)
  })
})

describe('over HTTP', () => {
  test('the thirty-first sign-in is refused as Supabase Auth does, and another address signs in', async () => {
    // A slow machine sees no bucket refilled meanwhile.
    const slowly = { ...config.auth.rate_limit, token_refresh: 1, sign_in_sign_ups: 1 }
    const api = await startRepaired({ rate_limit: slowly })
    const { email } = await createPerson(api)
    const attempt = (address: string) =>
      clientOf(api, keys.secret, { 'sb-forwarded-for': address }).auth.signInWithPassword({
        email,
        password: PASSWORD,
      })
    await times(BURST, () =>
      fetch(`${api.url}${refresh}`, { method: 'POST', headers: from('203.0.113.7'), body: '{}' }),
    )

    const refused = await attempt('203.0.113.7')
    const served = await attempt('203.0.113.8')

    expect(refused.error).toMatchObject({
      status: 429,
      code: 'over_request_rate_limit',
      message: 'Request rate limit reached',
    })
    expect(served.error).toBeNull()
  })

  test('a session knows the forwarded address, and with the publishable key the caller’s', async () => {
    const api = await startRepaired()
    const { email } = await createPerson(api)
    const signedIn = async (key: string) => {
      const client = clientOf(api, key, { 'sb-forwarded-for': '2001:db8::7' })
      const { data } = await client.auth.signInWithPassword({ email, password: PASSWORD })
      const { session_id } = decodeJwt(data.session!.access_token)
      const { rows } = await db.query('select host(ip) as ip from auth.sessions where id = $1', [session_id])
      return rows[0].ip
    }

    expect([await signedIn(keys.secret), await signedIn(keys.publishable)]).toEqual([
      '2001:db8::7',
      '127.0.0.1',
    ])
  })
})

describe('the mails of a project in an hour', () => {
  const withSmtp = (email_sent: number) =>
    startRepaired({
      rate_limit: { ...config.auth.rate_limit, email_sent },
      email: { smtp: { enabled: true } },
    })

  test('end with `email_sent`, for whomever they are', async () => {
    const api = await withSmtp(2)
    const [ada, eve] = [await createPerson(api), await createPerson(api)]
    const { auth } = clientOf(api)
    const recover = ({ email }: { email: string }) => auth.resetPasswordForEmail(email)

    const sent = [await recover(ada), await recover(eve)]
    const refused = [await recover(ada), await auth.signInWithOtp({ email: eve.email })]
    const signUp = await auth.signUp({ email: newAddress(), password: PASSWORD })

    expect(sent.map(({ error }) => error)).toEqual([null, null])
    for (const { error } of [...refused, signUp]) {
      expect(error).toMatchObject({
        status: 429,
        code: 'over_email_send_rate_limit',
        message: 'email rate limit exceeded',
      })
    }
    expect(await mailsTo(api, ada.email)).toHaveLength(1)
  })

  test('are not counted without an SMTP server of the project’s own', async () => {
    const api = await startRepaired({ rate_limit: { ...config.auth.rate_limit, email_sent: 0 } })
    const { email } = await createPerson(api)

    expect((await clientOf(api).auth.resetPasswordForEmail(email)).error).toBeNull()
  })

  test('are as many again when the hour has passed', async () => {
    let now = 0
    const limited = { ...config.auth, rate_limit: { ...config.auth.rate_limit, email_sent: 1 } }
    const auth = { ...limited, email: { ...limited.email, smtp: { enabled: true } } }
    const { countMail } = await import('../../src/api/mail/mail-limit')
    const door = mailLimit({ config: { ...config, auth } }, () => now)
    const mail = async () => {
      const send = async () => {
        countMail()
        return new Response()
      }
      return (await door(new Request('http://127.0.0.1'), send)).status
    }

    const first = [await mail(), await mail()]
    now = 60 * MINUTE

    expect([...first, await mail(), await mail()]).toEqual([200, 429, 200, 429])
  })
})
