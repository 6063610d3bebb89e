import { globSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { captchaField, captchaProviders } from '@/lib/auth/captcha-provider'
import { owner } from '../../support/owner'
import { createUser } from '../../support/people'
import { sessionCookies } from '../../support/session-cookies'

const request = vi.hoisted(() => ({
  headers: new Headers(),
  cookies: [] as { name: string; value: string }[],
}))
vi.mock('next/headers', () => ({
  headers: async () => request.headers,
  cookies: async () => ({ getAll: () => request.cookies, get: () => undefined, set: () => {} }),
}))
vi.mock('next/server', () => ({ connection: async () => {} }))
vi.mock('next/cache', () => ({ revalidatePath: () => {} }))
vi.mock('node:timers/promises', () => ({ setTimeout: async () => {} }))

process.env.TRUSTED_PROXY_HOPS = '1'
process.env.CAPTCHA_SITE_KEY = 'hcaptcha:10000000-ffff-ffff-ffff-000000000001'
process.env.CAPTCHA_SECRET_KEY = 'a-secret-of-the-captcha'

const { openAction } = await import('@/app/_forms/action')

/** The service, with the verdict of the moment. */
const asked: URLSearchParams[] = []
let verdict: { status: number; body: string }
const service = createServer(async (incoming, answer) => {
  asked.push(new URLSearchParams(await text(incoming)))
  answer.writeHead(verdict.status, { 'content-type': 'application/json' }).end(verdict.body)
})
await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
afterAll(() => service.close())
const serviceUrl = `http://127.0.0.1:${(service.address() as AddressInfo).port}`

const says = (body: object | string, status = 200) => {
  verdict = { status, body: typeof body === 'string' ? body : JSON.stringify(body) }
}

const direct = globalThis.fetch
let address = 0
beforeEach(() => {
  asked.length = 0
  request.cookies = []
  address += 1
  request.headers = new Headers({ 'x-forwarded-for': `198.51.100.${address}` })
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) =>
    direct(input === captchaProviders.hcaptcha.verify ? serviceUrl : input, init),
  )
})

const Email = z.strictObject({ email: z.email() })
const done = async () => ({ done: 'sent' })
const askForMail = openAction({ input: Email, limit: 'mail' }, done)
const signIn = openAction({ input: Email, limit: 'sign-in' }, done)
const confirm = openAction({ limit: 'mail' }, done)
const choose = openAction({ input: Email }, done)

function send(action: typeof askForMail, answer?: string) {
  const form = new FormData()
  form.set('email', 'ada@example.com')
  if (answer !== undefined) form.set(captchaField, answer)
  return action({}, form)
}

const notPassed = { message: 'Please show that you are a person, then try again.', ours: false }

test.each([
  ['a mail', askForMail],
  ['a sign-in', signIn],
])(
  'an answer that the service accepts lets %s pass, and is asked about with the visitor’s address',
  async (_, action) => {
    says({ success: true })

    expect(await send(action, 'an answer')).toEqual({ done: 'sent' })
    expect(asked.map((body) => Object.fromEntries(body))).toEqual([
      {
        secret: 'a-secret-of-the-captcha',
        response: 'an answer',
        sitekey: '10000000-ffff-ffff-ffff-000000000001',
        remoteip: `198.51.100.${address}`,
      },
    ])
  },
)

test.each([[undefined], [''], ['x'.repeat(10_001)]])(
  'a form with the answer %j does nothing, and asks nobody',
  async (answer) => {
    says({ success: true })

    expect(await send(askForMail, answer)).toMatchObject(notPassed)
    expect(asked).toEqual([])
  },
)

test.each([
  'missing-input-response',
  'invalid-input-response',
  'timeout-or-duplicate',
  'expired-input-response',
  'already-seen-response',
  'invalid-or-already-seen-response',
])('an answer that is refused with %s is asked for again', async (code) => {
  says({ success: false, 'error-codes': [code] })

  expect(await send(signIn, 'an answer')).toMatchObject({
    ...notPassed,
    values: { email: 'ada@example.com' },
  })
})

test.each([
  ['a wrong secret', { success: false, 'error-codes': ['invalid-input-secret'] }, 200],
  ['an error of its own', { success: false, 'error-codes': ['internal-error'] }, 200],
  ['no reason', { success: false }, 200],
  ['no verdict', {}, 200],
  ['no JSON', '<html>', 502],
])('with %s of the service nobody passes, and it is our fault', async (_, body, status) => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  says(body, status)

  expect(await send(askForMail, 'an answer')).toMatchObject({
    message: 'The check that you are a person is unavailable. Please try again in a moment.',
    ours: true,
  })
  vi.mocked(console.error).mockClear()
})

test('a form that names no account needs no answer', async () => {
  expect(await send(choose)).toEqual({ done: 'sent' })
  expect(asked).toEqual([])
})

test.each([
  ['a mail', askForMail],
  ['a sign-in', signIn],
])('who is signed in needs an answer too for %s, since the form names an address', async (_, action) => {
  const eve = await createUser()
  request.cookies = await sessionCookies(eve)

  expect(await send(action)).toMatchObject(notPassed)
  await owner.query('delete from auth.sessions where user_id = $1', [eve.userId])
  expect(await send(action)).toMatchObject(notPassed)
})

test('who is signed in confirms that it is them without an answer, for their own account', async () => {
  request.cookies = await sessionCookies(await createUser())

  expect(await confirm({}, new FormData())).toEqual({ done: 'sent' })
  expect(asked).toEqual([])
})

test('a visitor needs an answer for a form that names no address as well', async () => {
  expect(await confirm({}, new FormData())).toMatchObject(notPassed)
})

test('every page of such a form has the captcha', () => {
  const forms = globSync('app/**/actions.ts').filter((path) => {
    const code = readFileSync(path, 'utf8')
    return code.includes('openAction(') && !code.includes('requireSignedIn') && /'(mail|sign-in)'/.test(code)
  })

  expect(forms.length).toBeGreaterThan(2)
  const pages = forms.map((path) => readFileSync(path.replace('actions.ts', 'page.tsx'), 'utf8'))
  expect(pages.map((code) => code.includes('<Captcha />'))).toEqual(forms.map(() => true))
})
