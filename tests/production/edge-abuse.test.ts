import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { spawnStart, startServer } from '../../scripts/production/server'
import { productionValues } from '../../scripts/production/values'

const CAPACITY = 10

let server: Awaited<ReturnType<typeof startServer>>
beforeAll(async () => {
  server = await startServer({ LOG_LEVEL: 'info', CONCURRENT_REQUESTS_MAX: String(CAPACITY) })
})
afterAll(() => server.stop())

const open = (allowHalfOpen = false) =>
  connect({ port: Number(new URL(server.url).port), host: '127.0.0.1', allowHalfOpen })

/** Everything that comes back on one connection. */
function sendBytes(bytes: string) {
  const socket = open()
  socket.write(bytes)
  return text(socket)
}

const request = (line: string, ...headers: string[]) =>
  `${[line, 'Host: localhost', 'Connection: close', ...headers].join('\r\n')}\r\n\r\n`

const idIn = (answer: string) => /x-request-id: (\S+)/i.exec(answer)![1]!

async function linesOf(requestId: string) {
  const lines = () => server.output.stdout.split('\n').filter((line) => line.includes(requestId))
  await expect.poll(lines).not.toEqual([])
  return lines().map((line) => JSON.parse(line))
}

test.each([
  ['an API request', request('GET /api/v1/me HTTP/1.1')],
  ['a long answer', request('GET /api/v1/openapi.json HTTP/1.1', 'Accept-Encoding: gzip')],
  ['a page', request('GET /sign-in HTTP/1.1')],
  [
    'half a form',
    request('POST /sign-in HTTP/1.1', 'Content-Type: multipart/form-data; boundary=x', 'Content-Length: 500'),
  ],
])('a client that leaves %s gives its room back', async (_, bytes) => {
  for (let count = 0; count < 4 * CAPACITY; count += 1) {
    const socket = open()
    socket.on('error', () => {})
    socket.write(bytes, () => setTimeout(() => socket.destroy(), count % 4))
    await once(socket, 'close')
  }

  // Abandoned work takes its room for a second more.
  const together = async () => {
    const asked = Array.from({ length: CAPACITY }, () => fetch(`${server.url}/api/v1/me`))
    return new Set((await Promise.all(asked)).map((response) => response.status))
  }
  await expect.poll(together).toEqual(new Set([401]))
})

test.each([
  ['/x/../api/v1/me', 401],
  ['/%2e/api/v1/me', 401],
  ['/api/./v1/%2e%2e/v1/me', 401],
  ['/api/v1/me#part', 401],
  ['/api/../sign-in', 200],
  ['/api/%2e%2e/sign-in', 200],
  ['/_next/static/../../sign-in', 200],
  ['/_next/static/%2e%2e/%2e%2e/sign-in', 200],
  ['/_next/static', 404],
  ['/_next/static?x', 404],
  ['/_next/static/%ff', 404],
  ['/_next/image?url=%2Fapi%2Fv1%2Fme&w=64&q=75', 404],
  ['/_next/data/build/api/v1/me.json', 404],
  ['/../../../etc/passwd', 404],
])('%s is judged by the path that it leads to: %i, with one line', async (path, status) => {
  const answer = await sendBytes(request(`GET ${path} HTTP/1.1`, 'Accept: */*'))

  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  expect(await linesOf(idIn(answer))).toEqual([expect.objectContaining({ status, message: 'request' })])
})

test.each([
  ['a coding that nobody knows', request('POST /api/v1/me HTTP/1.1', 'Transfer-Encoding: xchunked')],
  [
    'chunks without a length',
    `${request('POST /api/v1/me HTTP/1.1', 'Transfer-Encoding: chunked')}zz\r\n\r\n`,
  ],
  ['two hosts', request('GET /api/v1/me HTTP/1.1', 'Host: other')],
  ['an address of no server', request('GET x://[/.. HTTP/1.1')],
])('a request with %s is answered 400 in the envelope', async (_, bytes) => {
  const answer = await sendBytes(bytes)

  expect(answer).toMatch(/^HTTP\/1\.1 400 /)
  expect(answer).toContain('"code":"malformed"')
})

test.each(['Accept: */*', 'Expect: tea'])(
  'bytes behind a whole request (%s) cost it nothing',
  async (header) => {
    const answer = await sendBytes(
      `GET /api/health HTTP/1.1\r\nHost: localhost\r\n${header}\r\n\r\nGARBAGE\r\n\r\n`,
    )

    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400'])
  },
)

test.each(['/api/health', '/api/%68ealth'])('%s has no parts of a page to ask for', async (path) => {
  const answer = await sendBytes(request(`GET ${path} HTTP/1.1`, 'RSC: 1', 'Next-Router-Prefetch: 1'))

  expect(answer).toMatch(/^HTTP\/1\.1 (200|404) /)
  expect(answer).toContain('"requestId"')
})

test('at capacity the probes of a balancer still answer, and others are told to come again', async () => {
  const half = (path: string, type: string) => {
    const socket = open()
    socket.on('error', () => {})
    socket.write(request(`POST ${path} HTTP/1.1`, `Content-Type: ${type}`, 'Content-Length: 500'))
    return socket
  }
  const messageAt = async (path: string) => {
    const { error } = (await (await fetch(server.url + path)).json()) as { error?: { message: string } }
    return error?.message
  }

  // A page takes four places, a report one.
  const sent = [
    ...Array.from({ length: 2 }, () => half('/sign-in', 'multipart/form-data; boundary=x')),
    ...Array.from({ length: 2 }, () => half('/api/csp-reports', 'application/csp-report')),
  ]
  await expect.poll(() => messageAt('/api/v1/me')).toBe('The service is busy.')
  const probed = [await messageAt('/api/health'), await messageAt('/api/ready')]
  for (const socket of sent) socket.destroy()
  // Abandoned work takes its room for a second more.
  await expect.poll(async () => (await fetch(`${server.url}/sign-in`)).status).toBe(200)

  expect(probed).toEqual([undefined, 'Not ready to serve.'])
})

test.each(['POST / HTTP/1.1', 'DELETE /docs/api HTTP/1.1'])('%s is refused by a page', async (line) => {
  const answer = await sendBytes(request(line, 'Accept-Language: de', 'Content-Length: 0'))

  expect(answer).toMatch(/^HTTP\/1\.1 405 /)
  expect(answer.match(/^allow: .*$/gim)).toEqual(['allow: GET, HEAD'])
  expect(answer).toMatch(/^content-type: text\/html/im)
  expect(answer).toContain('<h1>Das geht hier nicht</h1>')
})

test('CONNECT behind a whole request is refused after the answer to it', async () => {
  const answer = await sendBytes(
    'GET /api/ready HTTP/1.1\r\nHost: localhost\r\n\r\nCONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n',
  )

  expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 503', 'HTTP/1.1 405'])
})

test('a connection that was refused is closed, though its client keeps it open', async () => {
  const socket = open(true)
  socket.on('error', () => {})
  socket.resume()

  socket.write('CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n')
  await once(socket, 'end')
  const late = setInterval(() => socket.write('x'), 50)
  await new Promise((resolve) => socket.once('close', resolve))
  clearInterval(late)

  expect(socket.destroyed).toBe(true)
})

test.each([
  ['a port in use', '', 'The port is in use.'],
  ['a word for a port', 'abc', 'abc is no port'],
  ['a port beyond all', '70000', '70000 is no port'],
])('a start with %s ends with a sentence', async (_, port, sentence) => {
  const { child, output } = spawnStart(port || Number(new URL(server.url).port), productionValues)
  const [code] = await once(child, 'close')

  expect([code, output.stderr]).toEqual([1, expect.stringContaining(sentence)])
})
