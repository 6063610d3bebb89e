import type { LookupAddress } from 'node:dns'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { startReceiver } from '../../support/receiver'

const resolver = vi.hoisted(() => ({
  asked: [] as string[],
  answers: [] as string[][],
}))
vi.mock('node:dns', async (original) => ({
  ...(await original<typeof import('node:dns')>()),
  lookup: (name: string, _: object, done: (error: Error | null, found: LookupAddress[]) => void) => {
    resolver.asked.push(name)
    const found = resolver.answers.shift() ?? []
    done(
      null,
      found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
  },
}))

const receiver = await startReceiver()
afterAll(() => receiver.close())
beforeEach(() => {
  receiver.reset()
  resolver.asked.length = 0
  resolver.answers.length = 0
})

/** The sender as it is with and without WEBHOOK_ALLOW_LOCAL. */
async function senderWhere(allowLocal: 'true' | 'false') {
  vi.stubEnv('WEBHOOK_ALLOW_LOCAL', allowLocal)
  vi.resetModules()
  const [{ post }, { isReachable, publicLookup, refusalOf }] = [
    await import('@/lib/features/webhooks/send'),
    await import('@/lib/features/webhooks/destination'),
  ]
  vi.unstubAllEnvs()
  return { post: (url: string) => post(url, {}, '{}'), isReachable, publicLookup, refusalOf }
}
const strict = await senderWhere('false')
const local = await senderWhere('true')

test.each([
  ['unspecified', '0.0.0.0'],
  ['this network', '0.1.2.3'],
  ['private', '10.0.0.1'],
  ['private', '172.16.0.1'],
  ['private', '192.168.0.1'],
  ['shared by carriers', '100.64.0.1'],
  ['loopback', '127.0.0.1'],
  ['loopback', '127.255.0.1'],
  ['link-local, where metadata is', '169.254.169.254'],
  ['of protocols', '192.0.0.1'],
  ['of documentation', '192.0.2.1'],
  ['of 6to4 relays', '192.88.99.1'],
  ['of benchmarks', '198.18.0.1'],
  ['multicast', '224.0.0.1'],
  ['reserved', '240.0.0.1'],
  ['broadcast', '255.255.255.255'],
  ['unspecified', '::'],
  ['loopback', '::1'],
  ['an IPv4 address, compatible', '::7f00:1'],
  ['an IPv4 address, mapped', '::ffff:127.0.0.1'],
  ['an IPv4 address, mapped', '::ffff:8.8.8.8'],
  ['an IPv4 address, translated', '::ffff:0:7f00:1'],
  ['an IPv4 address by 6to4', '2002:7f00:1::'],
  ['an IPv4 address by NAT64', '64:ff9b::7f00:1'],
  ['an IPv4 address by NAT64 of a network', '64:ff9b:1::7f00:1'],
  ['an IPv4 address by Teredo', '2001::7f00:1'],
  ['discarded', '100::1'],
  ['link-local', 'fe80::1'],
  ['site-local', 'fec0::1'],
  ['unique local', 'fc00::1'],
  ['unique local, where metadata is', 'fd00:ec2::254'],
  ['multicast', 'ff02::1'],
  ['of documentation', '2001:db8::1'],
])('an address that is %s is not reachable: %s', (_, address) => {
  expect(strict.isReachable(address)).toBe(false)
})

test.each(['8.8.8.8', '93.184.216.34', '2606:4700:4700::1111'])(
  'a public address is reachable: %s',
  (address) => {
    expect(strict.isReachable(address)).toBe(true)
  },
)

test('on a developer’s machine that machine is reachable too, and nothing else behind it', () => {
  const inside = ['127.0.0.1', '::1', '10.0.0.1', '169.254.169.254', '::ffff:127.0.0.1', 'fd00::1']

  expect(inside.filter((address) => local.isReachable(address))).toEqual(['127.0.0.1', '::1'])
})

test.each([
  'https://10.0.0.1/',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://0177.0.0.1/',
  'https://127.1/',
  'https://[::1]/',
  'https://[::ffff:7f00:1]/',
  'http://example.com/',
  'ftp://example.com/',
  'https://user@example.com/',
  'https://example.com:25/',
  'https://localhost/',
  'https://api.localhost./',
  'https://a..example.com/',
  'https://-a.example.com/',
  'https://example.com/#part',
  'nonsense',
])('nothing is sent to %s, and no name is looked up', async (url) => {
  const outcome = await strict.post(url)

  expect(outcome).toMatchObject({ statusCode: null, error: strict.refusalOf(url) })
  expect(outcome.error).toEqual(expect.any(String))
  expect(resolver.asked).toEqual([])
})

test('a name that leads inside is not connected to, and where it leads is not told', async () => {
  resolver.answers = [['127.0.0.1']]

  const { statusCode, error } = await strict.post(`https://inside.test:${receiver.port}/`)

  expect({ statusCode, error }).toEqual({ statusCode: null, error: 'The address is not public.' })
  expect(receiver.got).toEqual([])
})

test('a name is refused when any of its addresses is not public', async () => {
  resolver.answers = [['93.184.216.34', '10.0.0.1']]

  expect((await strict.post('https://both.test/')).error).toBe('The address is not public.')
})

test('a name without an address is said to have none', async () => {
  resolver.answers = [[]]

  expect((await strict.post('https://nowhere.test/')).error).toBe('The name has no address.')
})

test('a name that changes where it leads is asked once for each attempt, and what was checked is connected to', async () => {
  resolver.answers = [['127.0.0.1'], ['169.254.169.254'], ['127.0.0.1']]
  const url = `http://rebind.test:${receiver.port}/`

  const first = await local.post(url)
  const second = await local.post(url)

  expect(first.statusCode).toBe(200)
  expect(second).toMatchObject({ statusCode: null, error: 'The address is not public.' })
  expect(resolver.asked).toEqual(['rebind.test', 'rebind.test'])
  expect(receiver.got.map(({ headers }) => headers.host)).toEqual([`rebind.test:${receiver.port}`])
})

test('a lookup for one address gives the one that it checked', async () => {
  resolver.answers = [['93.184.216.34', '2606:4700:4700::1111']]

  const found = await new Promise((resolve) =>
    strict.publicLookup('example.test', { all: false }, (error, address, family) =>
      resolve([error, address, family]),
    ),
  )

  expect(found).toEqual([null, '93.184.216.34', 4])
})

test('a redirect is not followed, whichever way it points', async () => {
  receiver.answerBy(({ path }) =>
    path === '/'
      ? { status: 307, headers: { location: `http://127.0.0.1:${receiver.port}/inside` } }
      : { status: 200 },
  )
  resolver.answers = [['127.0.0.1'], ['127.0.0.1']]

  const { statusCode } = await local.post(`http://redirect.test:${receiver.port}/`)

  expect(statusCode).toBe(307)
  expect(receiver.got.map(({ path }) => path)).toEqual(['/'])
})

test('an answer is read as far as it is kept, even one without an end', async () => {
  receiver.answerWith('without end')

  const { statusCode, response } = await local.post(receiver.url)

  expect(statusCode).toBe(200)
  expect(response).toBe('x'.repeat(4_096))
})

test('an answer is kept without what the database cannot store', async () => {
  receiver.answerWith({ status: 200, body: 'a\0b' })

  expect((await local.post(receiver.url)).response).toBe('a\uFFFDb')
})

test('a connection that is refused is told by its code alone', async () => {
  const gone = await startReceiver()
  await gone.close()

  expect(await local.post(gone.url)).toMatchObject({
    statusCode: null,
    error: 'The connection failed: ECONNREFUSED.',
    response: null,
  })
})

test.each([
  ['says nothing', 'never', { statusCode: null, error: 'It did not answer within 10 seconds.' }],
  ['never comes to an end', 'drop by drop', { statusCode: 200, error: null }],
] as const)('a receiver that %s is left after ten seconds', async (_, reply, expected) => {
  receiver.answerWith(reply)
  const clock = vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
    const controller = new AbortController()
    setTimeout(() => controller.abort(), ms / 100)
    return controller.signal
  })

  const outcome = await local.post(receiver.url)

  expect(clock).toHaveBeenCalledExactlyOnceWith(10_000)
  expect(outcome).toMatchObject(expected)
  clock.mockRestore()
})

test.each([
  ['is cut', 'HTTP/1.1 410 Gone\r\ncontent-length: 30\r\n\r\nno more', 410, 'no more'],
  [
    'is broken',
    'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\nfine\r\nzz',
    200,
    expect.any(String),
  ],
  ['follows a hint', 'HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 202 Accepted\r\n\r\n', 202, ''],
])('an answer whose body %s keeps its status', async (_, raw, statusCode, response) => {
  receiver.answerWith({ raw })

  expect(await local.post(receiver.url)).toMatchObject({ statusCode, error: null, response })
})

test('a receiver that wants another protocol is an attempt that failed, and ends', async () => {
  receiver.answerWith({
    raw: 'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n',
  })

  expect(await local.post(receiver.url)).toMatchObject({
    statusCode: null,
    error: 'The connection failed: closed.',
  })
})

test('an answer is asked for without a coding, and a compressed one is neither unpacked nor kept', async () => {
  receiver.answerWith({
    status: 200,
    headers: { 'content-encoding': 'gzip' },
    body: gzipSync('a'.repeat(1_000_000)).toString('latin1'),
  })

  const { statusCode, response } = await local.post(receiver.url)

  expect(receiver.got[0]!.headers['accept-encoding']).toBe('identity')
  expect({ statusCode, response }).toEqual({ statusCode: 200, response: null })
})
