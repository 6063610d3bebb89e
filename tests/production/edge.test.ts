import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer } from '../../scripts/production/server'

let server: Awaited<ReturnType<typeof startServer>>
beforeAll(async () => {
  server = await startServer({ LOG_LEVEL: 'info' })
})
afterAll(() => server.stop())

type Answer = { status: number; headers: Record<string, string>; body: string }

/** Sends bytes as they are and reads to the end of the connection. */
async function sendBytes(...parts: (string | Buffer)[]): Promise<Answer> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  for (const part of parts) socket.write(part)
  const whole = await text(socket)
  const [head = '', ...rest] = whole.split('\r\n\r\n')
  const [statusLine = '', ...lines] = head.split('\r\n')
  const headers = lines.map((line) => line.split(/: ?(.*)/) as [string, string])
  return {
    status: Number(statusLine.split(' ')[1]),
    headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])),
    body: rest.join('\r\n\r\n'),
  }
}

const request = (line: string, ...headers: string[]) =>
  `${[line, 'Host: localhost', 'Connection: close', ...headers].join('\r\n')}\r\n\r\n`

const jsonIn = ({ body }: Answer) => JSON.parse(/\{.*\}/.exec(body)![0])

/** The lines of the log about one request. */
async function linesOf(requestId: string) {
  const lines = () => server.output.stdout.split('\n').filter((line) => line.includes(requestId))
  await expect.poll(lines).not.toEqual([])
  return lines().map((line) => JSON.parse(line))
}

const onEveryAnswer = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'strict-transport-security': expect.stringContaining('max-age'),
  'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
  'x-request-id': expect.stringMatching(/^[\da-f-]{36}$/),
}

test.each([
  ['GET /api/v1/workspaces/%ff HTTP/1.1', 400, 'malformed'],
  ['GET /api/v1/%E0 HTTP/1.1', 400, 'malformed'],
  ['GET /api/% HTTP/1.1', 400, 'malformed'],
  ['GET /api/health?a=%c3%28 HTTP/1.1', 422, 'invalid_request'],
  ['GET /api/health?%zz HTTP/1.1', 422, 'invalid_request'],
  ['GET /api/v1/workspaces?q=%ff%ff HTTP/1.1', 422, 'invalid_request'],
  ['GET /api/v1/me?q=%ED%A0%80 HTTP/1.1', 422, 'invalid_request'],
  ['POST /api/v1/workspaces/%C0%AE HTTP/1.1', 400, 'malformed'],
  ['GET /api HTTP/1.1', 404, 'not_found'],
  ['GET /api/v1/workspaces/%00 HTTP/1.1', 401, 'unauthenticated'],
  ['TRACE /api/health HTTP/1.1', 405, 'method_not_allowed'],
  ['PROPFIND /api/v1/workspaces HTTP/1.1', 405, 'method_not_allowed'],
  ['CONNECT example.com:443 HTTP/1.1', 405, 'method_not_allowed'],
  ['HELLO /api/health HTTP/1.1', 400, 'malformed'],
  ['get /api/health HTTP/1.1', 400, 'malformed'],
  ['GET api/health HTTP/1.1', 400, 'malformed'],
  ['GET * HTTP/1.1', 400, 'malformed'],
  ['GET /api/health HTTP/9.9', 400, 'malformed'],
  ['GET http://127.0.0.1/api/no-such-route HTTP/1.1', 404, 'not_found'],
])(
  '%s is answered %i in the envelope, with an id, the security headers and one line',
  async (line, status, code) => {
    const answer = await sendBytes(request(line, 'Accept: application/json'))

    const requestId = answer.headers['x-request-id']
    expect(answer).toMatchObject({ status, headers: onEveryAnswer })
    expect(jsonIn(answer)).toMatchObject({ error: { code }, meta: { requestId } })
    const lines = await linesOf(answer.headers['x-request-id']!)
    expect(lines).toEqual([
      expect.objectContaining({ level: 'warn', status, errorCode: code, message: 'request' }),
    ])
  },
)

test.each([
  ['GET /w/%E0%A4%A HTTP/1.1', 404],
  ['GET /% HTTP/1.1', 404],
  ['GET /invitations/%ff HTTP/1.1', 404],
  ['POST /w/%E0%A4%A HTTP/1.1', 404],
  ['TRACE / HTTP/1.1', 405],
  ['PROPFIND /sign-in HTTP/1.1', 405],
])('%s is answered %i with a page, an id, the security headers and one line', async (line, status) => {
  const answer = await sendBytes(request(line))

  expect(answer).toMatchObject({
    status,
    headers: { ...onEveryAnswer, 'content-type': 'text/html; charset=utf-8' },
  })
  expect(answer.body).toMatch(/<h1[^>]*>\w/)
  const lines = await linesOf(answer.headers['x-request-id']!)
  expect(lines).toEqual([expect.objectContaining({ level: 'warn', status, message: 'request' })])
})

test('the page of a refusal speaks the language of its visitor', async () => {
  const german = await sendBytes(request('TRACE / HTTP/1.1', 'Accept-Language: de-AT,en;q=0.5'))

  expect(german.body).toContain('<html lang="de">')
  expect(german.body).toContain('Das geht hier nicht')
})

test.each([
  ['no host', 'GET /api/health HTTP/1.1\r\nConnection: close\r\n\r\n', 400, 'malformed'],
  ['a header without a colon', request('GET /api/health HTTP/1.1', 'Nonsense'), 400, 'malformed'],
  [
    'two lengths',
    request('POST /api/health HTTP/1.1', 'Content-Length: 1', 'Content-Length: 2'),
    400,
    'malformed',
  ],
  [
    'a length beside chunks',
    request('POST /api/health HTTP/1.1', 'Content-Length: 1', 'Transfer-Encoding: chunked'),
    400,
    'malformed',
  ],
  [
    'a header of 64 kB',
    request('GET /api/health HTTP/1.1', `X: ${'x'.repeat(65_536)}`),
    431,
    'headers_too_large',
  ],
  [
    'an address of 64 kB',
    request(`GET /api/health?${'x'.repeat(65_536)} HTTP/1.1`),
    431,
    'headers_too_large',
  ],
  ['bytes of TLS', Buffer.from('16030100', 'hex').toString('latin1').repeat(20), 400, 'malformed'],
] as const)(
  'a request with %s is refused in the envelope, and its connection closed',
  async (_, bytes, status, code) => {
    const answer = await sendBytes(bytes)

    const requestId = answer.headers['x-request-id']!
    expect(answer).toMatchObject({ status, headers: onEveryAnswer })
    expect(jsonIn(answer)).toMatchObject({ error: { code }, meta: { requestId } })
    expect(await linesOf(requestId)).toEqual([
      expect.objectContaining({ level: 'warn', status, errorCode: code }),
    ])
  },
)

test.each(['h2c', 'websocket', 'TLS/1.0, HTTP/2.0'])(
  'an upgrade to %s is answered over HTTP/1.1',
  async (protocol) => {
    const answer = await sendBytes(
      'GET /api/health HTTP/1.1\r\nHost: localhost\r\nConnection: close, Upgrade, HTTP2-Settings\r\n',
      `Upgrade: ${protocol}\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n`,
    )

    expect(answer.status).toBe(200)
    expect(jsonIn(answer)).toMatchObject({ data: { status: 'ok' } })
  },
)

test('an upgrade of a page after another request of the connection is answered too', async () => {
  const page = request('GET /sign-in HTTP/1.1', 'Upgrade: h2c').replace(
    'Connection: close',
    'Connection: close, Upgrade',
  )

  const answer = await sendBytes('GET /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n', page)

  expect(answer.body).toContain('<html')
})

test('a client that waits for 100 is told to go on, and an unknown expectation is ignored', async () => {
  const waiting = await sendBytes(
    request('POST /api/health HTTP/1.1', 'Expect: 100-continue', 'Content-Length: 0'),
  )
  const other = await sendBytes(request('GET /api/health HTTP/1.1', 'Expect: tea'))

  expect(waiting.status).toBe(100)
  expect(other.status).toBe(200)
})

test.each(['/api/health', '/api/no-such-route', '/api/v1/workspaces', '/api/%68ealth'])(
  '%s does not vary by what the router of pages sends',
  async (path) => {
    const { headers } = await sendBytes(request(`GET ${path} HTTP/1.1`))

    expect(headers.vary).toMatch(/^Accept(, Accept-Encoding)?$/i)
  },
)

test.each(['x-middleware-next', 'x-middleware-override-headers', 'x-matched-path', 'x-now-route-matches'])(
  'a client cannot speak to Next’s router by %s',
  async (name) => {
    const plain = await sendBytes(request('GET /api/v1/workspaces HTTP/1.1'))
    const told = await sendBytes(request('GET /api/v1/workspaces HTTP/1.1', `${name}: /api/health`))

    expect([told.status, jsonIn(told).error]).toEqual([plain.status, jsonIn(plain).error])
  },
)

test('a query cannot name the parameters of a path', async () => {
  const { status, body } = await sendBytes(request('GET /api/health?nxtPpath=%2Fapi%2Fready HTTP/1.1'))

  expect([status, body]).toEqual([200, expect.stringContaining('"status":"ok"')])
})

test.each([
  ['/api/', '/api'],
  ['/api//health///?a=b', '/api/health?a=b'],
  ['/sign-in/', '/sign-in'],
  ['//evil.example/', '/evil.example'],
  ['/\\evil.example', '/evil.example'],
])('%s leads to %s, with an id, the security headers and one line', async (path, location) => {
  const answer = await sendBytes(request(`POST ${path} HTTP/1.1`))

  expect(answer).toMatchObject({ status: 308, headers: { ...onEveryAnswer, location } })
  expect(await linesOf(answer.headers['x-request-id']!)).toHaveLength(1)
})
