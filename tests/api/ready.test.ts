import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, generateSecret, type JWK } from 'jose'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { appPassword } from '../../scripts/production/values'
import { send } from '../support/send'

let answer: { status: number; body: string }
const auth = createServer((_, response) => void response.writeHead(answer.status).end(answer.body)).listen(
  0,
  '127.0.0.1',
)
await once(auth, 'listening')
process.env.NEXT_PUBLIC_SUPABASE_URL = `http://127.0.0.1:${(auth.address() as AddressInfo).port}`
const databaseUrl = process.env.DATABASE_URL!
const pools: { end(): Promise<void> }[] = []

beforeEach(() => {
  vi.resetModules()
  // A process that has just started has no pool and no key set yet.
  for (const name of ['database-pool', 'signing-keys']) {
    Reflect.deleteProperty(globalThis, Symbol.for(`plinth.${name}`))
  }
  process.env.DATABASE_URL = databaseUrl
  answerWith([usable.es256])
})
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.end()))
  auth.close()
})

const answerWith = (keys: unknown, status = 200) => void (answer = { status, body: JSON.stringify({ keys }) })

/** An instance that has just started, and what it writes about its readiness. */
async function startInstance() {
  const { log } = await import('@/lib/observability/log')
  const logged = vi.spyOn(log, 'error').mockImplementation(() => {})
  const unavailable = vi.spyOn(log, 'warn').mockImplementation(() => {})
  const ready = await import('@/app/api/ready/route')
  pools.push((await import('@/lib/db/pool')).pool)
  const reasons = () =>
    logged.mock.calls.filter(([, message]) => message === 'not ready').map(([line]) => line)
  return { ask: () => send(ready.GET), reasons, unavailable }
}

const publicKey = async (alg: string, more: JWK = {}) => {
  const pair = await generateKeyPair(alg, {
    extractable: true,
    ...(alg.startsWith('RS') && { modulusLength: 2048 }),
  })
  return { ...(await exportJWK(pair.publicKey)), kid: crypto.randomUUID(), ...more }
}
const es256 = await publicKey('ES256', { alg: 'ES256', use: 'sig' })
const usable = {
  es256,
  rs256: await publicKey('RS256', { alg: 'RS256', use: 'sig', key_ops: ['verify'] }),
  unnamed: await publicKey('ES256'),
}
const { privateKey } = await generateKeyPair('ES256', { extractable: true })
const shared = {
  ...(await exportJWK(await generateSecret('HS256', { extractable: true }))),
  alg: 'HS256',
  kid: 'shared',
}

test.each([
  ['an ES256 key', [usable.es256]],
  ['an RS256 key', [usable.rs256]],
  ['a key that names no algorithm', [usable.unnamed]],
  ['a usable key behind one that is none', [shared, { kty: 'EC' }, usable.es256]],
])('%s makes an instance ready', async (_, keys) => {
  answerWith(keys)
  const { ask, reasons } = await startInstance()

  expect(await ask()).toMatchObject({ status: 200, data: { database: 'ok', authKeys: 'ok' } })
  expect(reasons()).toEqual([])
})

test.each([
  ['an empty key set', []],
  ['a shared secret', [shared]],
  [
    'an algorithm that is not ours',
    [await publicKey('ES384', { alg: 'ES384' }), await publicKey('EdDSA', { alg: 'EdDSA' })],
  ],
  ['a key for encryption', [{ ...es256, use: 'enc' }]],
  ['a key that may only sign', [{ ...es256, key_ops: ['sign'] }]],
  ['a key that says another algorithm than its kind', [{ ...es256, alg: 'RS256' }]],
  ['a key without its point', [{ kty: 'EC', crv: 'P-256', alg: 'ES256', kid: 'a' }]],
  ['a point that is on no curve', [{ ...es256, x: 'AAAA' }]],
  ['a private key', [await exportJWK(privateKey)]],
  ['an RSA key that is too short', [{ kty: 'RSA', alg: 'RS256', e: 'AQAB', n: 'x'.repeat(171) }]],
  ['what is no key', [{}]],
  ['what is no key set', 'keys'],
])('%s does not', async (_, keys) => {
  answerWith(keys)
  const { ask, reasons } = await startInstance()

  const { status, error } = await ask()

  expect(status).toBe(503)
  expect(error.details).toEqual([{ path: 'authKeys', message: 'Not available.' }])
  expect(reasons()).toEqual([{ check: 'authKeys', reason: expect.stringMatching(/key/i) }])
})

test('a project that moves to asymmetric keys makes an instance ready without a restart', async () => {
  answerWith([])
  const { ask } = await startInstance()
  const before = await ask()
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31_000 })
  answerWith([usable.es256])

  const after = await ask()

  vi.useRealTimers()
  expect([before.status, after.status]).toEqual([503, 200])
})

const wrong = (change: (url: URL) => void) => {
  const url = new URL(databaseUrl)
  change(url)
  return url.href
}

test.each([
  ['a wrong password', wrong((url) => (url.password = 'hunter2')), /^28P01 password authentication failed/],
  [
    'a user that is not there',
    wrong((url) => (url.username = 'nobody')),
    /^28P01 password authentication failed/,
  ],
  [
    'a database that is not there',
    wrong((url) => (url.pathname = '/none')),
    /^3D000 database "none" does not exist/,
  ],
  ['a port that nobody listens at', wrong((url) => (url.port = '9')), /^ECONNREFUSED/],
])('%s is no lateness: the log has the reason, the answer does not', async (_, url, reason) => {
  process.env.DATABASE_URL = url
  const { ask, reasons, unavailable } = await startInstance()

  const { status, error } = await ask()

  expect(status).toBe(503)
  expect(error).toEqual({
    code: 'unavailable',
    message: 'Not ready to serve.',
    details: [{ path: 'database', message: 'Not available.' }],
  })
  expect(reasons()).toEqual([{ check: 'database', reason: expect.stringMatching(reason) }])
  expect(unavailable).not.toHaveBeenCalled()
  expect(JSON.stringify(reasons())).not.toMatch(new RegExp(`hunter2|${appPassword}`))
})

test('a key set that is not there is logged with its status', async () => {
  answerWith([], 404)
  const { ask, reasons } = await startInstance()

  expect((await ask()).error.details).toEqual([{ path: 'authKeys', message: 'Not available.' }])
  expect(reasons()).toEqual([{ check: 'authKeys', reason: 'The key set was answered with 404.' }])
})

test('a reason is logged once a minute however often it is asked for, and another one at once', async () => {
  answerWith([], 404)
  const { ask, reasons } = await startInstance()
  const clock = vi.spyOn(performance, 'now')
  const start = performance.now()

  await Promise.all(Array.from({ length: 20 }, ask))
  const first = reasons().length
  answerWith([], 500)
  await ask()
  const other = reasons().length
  clock.mockReturnValue(start + 61_000)
  await ask()

  clock.mockRestore()
  expect([first, other, reasons().length]).toEqual([1, 2, 3])
})
