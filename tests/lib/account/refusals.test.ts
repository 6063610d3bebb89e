import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { UserCaller } from '@/lib/auth/caller'
import { supabaseFor, type VisitorAuth } from '@/lib/auth/supabase'
import { pool } from '@/lib/db/pool'
import {
  mayResetPassword,
  requestPasswordReset,
  resetPassword,
} from '@/lib/features/account/password-service'
import {
  confirmLink,
  exchangeCode,
  sendMagicLink,
  signIn,
  signUp,
} from '@/lib/features/account/sign-in-service'
import { log } from '@/lib/observability/log'
import { justProved } from '../../support/accounts'
import { createUser } from '../../support/people'

vi.mock('node:timers/promises', () => ({ setTimeout: async () => {} }))

afterAll(() => pool.end())

const email = 'ada@example.com'
const way = { next: '', locale: 'en' } as const

const mailed: Record<string, (supabase: VisitorAuth) => Promise<void>> = {
  'a sign-up': (supabase) => signUp(supabase, { email }, way),
  'a sign-in link': (supabase) => sendMagicLink(supabase, { email }, way),
  'a new password': (supabase) => requestPasswordReset(supabase, { email }, way),
}
const mails = Object.entries(mailed)

const links: [string, (supabase: VisitorAuth) => Promise<string | boolean>, notValid: string | boolean][] = [
  ['a link', (supabase) => confirmLink(supabase, { tokenHash: 'abc', type: 'email' }), 'refused'],
  ['a code', (supabase) => exchangeCode(supabase, 'abc', 'mail'), 'refused'],
]

const unavailable = {
  code: 'unavailable',
  message: 'Sign-in is unavailable right now. Please try again in a moment.',
  retryAfterSeconds: 2,
}
const tooMany = {
  code: 'unavailable',
  message: 'Too many attempts. Please wait a minute and try again.',
  retryAfterSeconds: 60,
}

const linkExpired = {
  code: 'forbidden',
  message: 'This link is no longer valid. Please request a new one.',
}
const caller: UserCaller = {
  ...(await createUser()),
  assurance: justProved('otp'),
}

const page = (status: number) => new Response('<html>Attention required</html>', { status })

const outages: [string, () => Response, object][] = [
  ['the limit of an address', () => refused(429, 'over_request_rate_limit'), tooMany],
  ['429 without a code', () => Response.json({ message: 'slow down' }, { status: 429 }), unavailable],
  ['429 of a gateway', () => page(429), unavailable],
  ['429 with a code that nobody has heard of', () => refused(429, 'something_new'), unavailable],
  ['a firewall', () => page(403), unavailable],
  [
    'a key that the gateway refuses',
    () => Response.json({ message: 'Invalid API key' }, { status: 401 }),
    unavailable,
  ],
  ['a full disk', () => page(507), unavailable],
]

beforeEach(() => {
  vi.spyOn(console, 'warn').mockReturnValue()
})
afterEach(() => {
  vi.unstubAllGlobals()
})

for (const [what, ask] of mails) {
  test.each(outages)(`${what}: %s is an outage`, async (_, answer, outcome) => {
    await expect(ask(authThatAnswers(answer))).rejects.toMatchObject(outcome)
  })

  test(`${what}: the limit of one address looks like success, since only a known one has it`, async () => {
    const errors = vi.spyOn(log, 'error')
    const message = 'For security purposes, you can only request this after 42 seconds.'

    await ask(authThatAnswers(() => refused(429, 'over_email_send_rate_limit', message)))

    expect(errors).not.toHaveBeenCalled()
  })

  test.each([
    ['over_email_send_rate_limit', 429, 'email rate limit exceeded'],
    ['over_email_send_rate_limit', 429, 'Email rate limit exceeded'],
    [
      'email_address_not_authorized',
      400,
      'Email address "ada@example.com" cannot be used as it is not authorized',
    ],
    ['hook_timeout', 422, 'Failed to reach hook within maximum time'],
    ['hook_timeout_after_retry', 422, 'Failed to reach hook after maximum retries'],
  ])(`${what}: %s (%i) is no "check your mail", and an error of the log`, async (code, status, message) => {
    const errors = vi.spyOn(log, 'error').mockReturnValue()

    await expect(ask(authThatAnswers(() => refused(status, code, message)))).rejects.toMatchObject(
      unavailable,
    )

    expect(errors.mock.calls).toEqual([[{ reason: code }, 'the project sends no mails']])
  })
}

test.each(['user_already_exists', 'otp_disabled', 'signup_disabled', 'user_not_found'])(
  'a sign-up that Auth refuses with %s looks like any other, since the refusal tells who has an account',
  async (code) => {
    await expect(
      signUp(
        authThatAnswers(() => refused(422, code)),
        { email },
        way,
      ),
    ).resolves.toBeUndefined()
  },
)

test.each(['invalid_credentials', 'user_banned', 'email_not_confirmed'])(
  'a sign-in that Auth refuses with %s is refused in the same words',
  async (code) => {
    await expect(enter(authThatAnswers(() => refused(400, code)))).rejects.toMatchObject({
      code: 'unauthenticated',
      message: 'The email address or the password is wrong.',
    })
  },
)

test.each(outages)('a sign-in: %s is an outage', async (_, answer, outcome) => {
  const attempt = signIn(authThatAnswers(answer), { email, password: 'correct horse' })

  await expect(attempt).rejects.toMatchObject(outcome)
})

for (const [what, follow, notValid] of links) {
  test.each(outages)(
    `${what}: %s is an outage, not a link that is no longer valid`,
    async (_, answer, outcome) => {
      await expect(follow(authThatAnswers(answer))).rejects.toMatchObject(outcome)
    },
  )

  test(`${what} that Auth knows to be used is not valid`, async () => {
    expect(await follow(authThatAnswers(() => refused(403, 'otp_expired')))).toBe(notValid)
  })
}

test.each(outages)(
  'who may set a password: %s is an outage, not a link that is no longer valid',
  async (_, answer, outcome) => {
    await expect(mayResetPassword(authThatAnswers(answer, sessionByLink()))).rejects.toMatchObject(outcome)
  },
)

for (const [what, ask] of [...mails, ['a sign-in', enter] as const]) {
  test(`${what}: an address that Auth finds invalid is named at its field`, async () => {
    await expect(ask(authThatAnswers(() => refused(400, 'validation_failed')))).rejects.toMatchObject({
      code: 'invalid_request',
      details: [{ path: 'email', message: 'We cannot send email to this address.' }],
    })
  })

  test.each(['captcha_failed', 'email_provider_disabled', 'conflict', 'something_new'])(
    `${what}: %s is an outage, and an error of the log without the address`,
    async (code) => {
      const errors = vi.spyOn(log, 'error').mockReturnValue()
      errors.mockClear()

      const refusal = ask(authThatAnswers(() => refused(400, code, `not for ${email}`)))

      await expect(refusal).rejects.toMatchObject({ ...unavailable, cause: undefined })
      expect(JSON.stringify(errors.mock.calls)).toContain(code)
      expect(JSON.stringify(errors.mock.calls)).not.toContain(email)
    },
  )
}

test.each<[string, number, object]>([
  ['session_not_found', 403, linkExpired],
  ['session_expired', 403, linkExpired],
  ['user_not_found', 403, linkExpired],
  ['reauthentication_needed', 401, { code: 'forbidden', message: 'Sign in again to do this.' }],
  [
    'insufficient_aal',
    401,
    { code: 'factor_required', message: 'Sign in with your second factor to do this.' },
  ],
  ['something_new', 400, unavailable],
])('a new password by a link: %s is said in a sentence', async (code, status, outcome) => {
  const { auth } = authThatAnswers(() => refused(status, code), sessionByLink())
  auth.getClaims = provedBy('otp').auth.getClaims

  await expect(resetPassword({ auth }, caller, { password: 'correct horse' })).rejects.toMatchObject(outcome)
})

test.each([
  ['otp', true],
  ['magiclink', true],
  ['recovery', true],
  ['password', false],
  ['oauth', false],
  ['totp', false],
  ['anonymous', false],
  ['token_refresh', false],
])('who has signed in by %s may set a password without the old one: %s', async (method, may) => {
  expect(await mayResetPassword(provedBy(method))).toBe(may)
})

function enter(supabase: VisitorAuth) {
  return signIn(supabase, { email, password: 'correct horse' })
}

function provedBy(method: string) {
  const amr = [{ method, timestamp: Math.floor(Date.now() / 1_000) }]
  return { auth: { getClaims: async () => ({ data: { claims: { amr } }, error: null }) } } as VisitorAuth
}

/** A session that lives, of which the key set tells whether its token is one of ours. */
function sessionByLink() {
  const [now, part] = [
    Math.floor(Date.now() / 1_000),
    (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url'),
  ]
  const claims = { exp: now + 600, amr: [{ method: 'otp', timestamp: now }] }
  const access_token = `${part({ alg: 'ES256', kid: randomUUID(), typ: 'JWT' })}.${part(claims)}.${part({})}`
  const session = {
    access_token,
    refresh_token: 'unused',
    token_type: 'bearer',
    expires_in: 600,
    expires_at: now + 600,
  }
  return [{ name: 'sb-127-auth-token', value: `base64-${part({ ...session, user: {} })}` }]
}

function authThatAnswers(answer: () => Response, session: { name: string; value: string }[] = []) {
  vi.stubGlobal(
    'fetch',
    vi.fn<typeof fetch>(async () => answer()),
  )
  // A code is exchanged by who has asked for it.
  const verifier = { name: 'sb-127-auth-token-code-verifier', value: 'base64-InZlcmlmaWVyIg' }
  return supabaseFor({ getAll: () => [verifier, ...session], setAll: () => {} }, new Headers())
}

function refused(status: number, code: string, message = 'refused') {
  return Response.json({ code, message }, { status, headers: { 'x-supabase-api-version': '2024-01-01' } })
}
