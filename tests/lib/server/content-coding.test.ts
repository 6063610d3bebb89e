import {
  createServer,
  get,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeAnswer } from '@/lib/server/content-coding'

const LONG = JSON.stringify({ data: 'A long answer. '.repeat(200) })
const TAG = '"3-0123456789abcdef"'
const CODED_TAG = '"3-0123456789abcdef-gzip"'

/** Answers as a route of Next does: in pieces, with a tag, and 304 to who has it. */
const server = createServer((asked, response) => {
  codeAnswer(asked, response)
  const { 'if-none-match': known, 'if-match': wanted } = asked.headers
  response
    .setHeader('vary', 'Accept')
    .setHeader('etag', TAG)
    .setHeader('x-wanted', wanted ?? '')
  if (known === TAG) response.statusCode = 304
  else sendInPieces(asked, response)
  response.end()
})

function sendInPieces(asked: IncomingMessage, response: ServerResponse) {
  const type = asked.url === '/file' ? 'application/zip' : 'application/json'
  response.setHeader('content-type', type)
  response.flushHeaders()
  if (asked.method === 'HEAD') return
  const body = asked.url === '/short' ? '{}' : LONG
  response.write(body.slice(0, body.length / 2))
  response.write(new Uint8Array(Buffer.from(body.slice(body.length / 2))))
}
beforeAll(() => once(server.listen(0, '127.0.0.1'), 'listening'))
afterAll(() => server.close())

type Answer = { status: number; headers: IncomingHttpHeaders; bytes: Buffer }

function ask(path: string, headers = {}, method = 'GET'): Promise<Answer> {
  const { port } = server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, headers, method, agent: false }, (response) => {
      const { statusCode: status = 0, headers: told } = response
      buffer(response).then((bytes) => resolve({ status, headers: told, bytes }), reject)
    })
    sent.once('error', reject)
    sent.end()
  })
}

const takes = { 'accept-encoding': 'gzip' }

test.each([
  ['gzip', 'gzip'],
  ['GZIP;q=0.5', 'gzip'],
  ['br, gzip', 'gzip'],
  ['*', 'gzip'],
  ['gzip;q=0', undefined],
  ['*;q=0', undefined],
  ['gzip;q=0, *', undefined],
  ['identity', undefined],
  ['br', undefined],
  ['', undefined],
])('a client that takes "%s" gets the coding %s', async (accepted, coding) => {
  const { headers, bytes } = await ask('/', { 'accept-encoding': accepted })

  expect([headers['content-encoding'], headers.vary]).toEqual([coding, 'Accept, Accept-Encoding'])
  expect(String(coding ? gunzipSync(bytes) : bytes)).toBe(LONG)
  expect(headers['content-length']).toBe(String(bytes.length))
})

test('a short answer is left as it is, and so is a file, which goes out as it comes', async () => {
  const [short, file] = [await ask('/short', takes), await ask('/file', takes)]

  expect([String(short.bytes), short.headers['content-length'], short.headers['content-encoding']]).toEqual([
    '{}',
    '2',
    undefined,
  ])
  expect([String(file.bytes), file.headers['transfer-encoding'], file.headers['content-encoding']]).toEqual([
    LONG,
    'chunked',
    undefined,
  ])
})

test('each coding has a tag of its own, by which the route knows its version', async () => {
  const [coded, plain] = [await ask('/', takes), await ask('/')]

  expect([coded.headers.etag, plain.headers.etag]).toEqual([CODED_TAG, TAG])
  const change = await ask('/', { 'if-match': CODED_TAG })
  expect(change.headers['x-wanted']).toBe(TAG)
})

test.each([TAG, CODED_TAG])(
  'who has %s is told so by the same tag, and by the Vary of the whole',
  async (tag) => {
    const known = await ask('/', { ...takes, 'if-none-match': tag })

    expect([known.status, known.headers.etag, known.headers.vary, known.bytes.length]).toEqual([
      304,
      tag,
      'Accept, Accept-Encoding',
      0,
    ])
  },
)

test('HEAD gets no body', async () => {
  const { status, bytes } = await ask('/', takes, 'HEAD')

  expect([status, bytes.length]).toEqual([200, 0])
})

test('a client that leaves while its answer is coded harms nobody', async () => {
  const { port } = server.address() as AddressInfo
  for (let count = 0; count < 20; count += 1) {
    const leaving = get({ host: '127.0.0.1', port, path: '/', headers: takes, agent: false })
    leaving.on('error', () => {})
    leaving.on('socket', (socket) => socket.once('connect', () => setImmediate(() => leaving.destroy())))
  }

  expect((await ask('/', takes)).status).toBe(200)
})
