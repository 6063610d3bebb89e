import { Agent, type RequestOptions, request } from 'node:https'
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http'
import { connect, createServer, type AddressInfo } from 'node:net'
import { once } from 'node:events'
import { buffer } from 'node:stream/consumers'
import { connect as connectTls } from 'node:tls'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ARRIVAL_MS } from '../../scripts/command/patience.ts'
import { startServer } from '../../scripts/production/server'
import { formIn } from '../production/plain-forms'
import { startNginx } from './nginx'

const host = 'plinth.example'
const site = `https://${host}`
const environment = { NEXT_PUBLIC_SITE_URL: site, TRUSTED_PROXY_HOPS: '1', LOG_LEVEL: 'info' }

type Server = Awaited<ReturnType<typeof startServer>>
type Proxy = Awaited<ReturnType<typeof startNginx>>
type Answer = { status: number; headers: IncomingHttpHeaders; body: string }

const portOf = ({ url }: Server) => Number(new URL(url).port)

let app: Server
let proxy: Proxy
beforeAll(async () => {
  app = await startServer(environment)
  proxy = await startNginx([portOf(app)])
})
afterAll(async () => {
  await proxy[Symbol.asyncDispose]()
  await app.stop()
})

type Sent = { method?: string; headers?: OutgoingHttpHeaders; body?: Buffer; agent?: Agent }

function ask(
  path: string,
  { body, headers, method, agent }: Sent = {},
  { port, ca } = proxy,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options: RequestOptions = {
      host: '127.0.0.1',
      servername: host,
      port,
      ca,
      path,
      method: method ?? (body ? 'POST' : 'GET'),
      headers: { host, ...headers },
      agent: agent ?? false,
      timeout: ARRIVAL_MS,
    }
    const asked = request(options, (response) => {
      const { statusCode: status = 0, headers: sent } = response
      buffer(response).then(
        (bytes) =>
          resolve({
            status,
            headers: sent,
            body: String(sent['content-encoding'] ? gunzipSync(bytes) : bytes),
          }),
        reject,
      )
    })
    asked.once('error', reject)
    asked.end(body)
  })
}

/** Chooses German by the form at the foot of a page, whose action leads back to it. */
async function chooseGerman(through = proxy) {
  const page = await ask('/sign-in', {}, through)
  const form = new Response(formOfLanguage(page.body))
  const headers = { origin: site, 'content-type': form.headers.get('content-type')! }
  return ask('/sign-in', { headers, body: Buffer.from(await form.arrayBuffer()) }, through)
}

function formOfLanguage(html: string) {
  const form = formIn(html.slice(html.indexOf('<footer')).replace('<footer', '<main'), {})
  form.append('locale', 'de')
  return form
}

test.each<[string, (config: string) => string]>([
  ['as documented', (config) => config],
  ['with a host of its own', (config) => config.replace('Host $host', 'Host app.internal:8080')],
  ['with a port in the host', (config) => config.replace('Host $host', 'Host plinth.example:443')],
  [
    'with a forwarded host',
    (config) =>
      config.replace('Host $host', 'X-Forwarded-Host edge.internal; proxy_set_header Host app.internal'),
  ],
])('behind TLS and nginx %s a form of ours runs', async (_, rewrite) => {
  await using through = await startNginx([portOf(app)], rewrite)

  const { status, headers, body } = await chooseGerman(through)

  expect(status).toBe(200)
  expect(headers['set-cookie']?.join()).toContain('locale=de')
  expect(body).toContain('<html lang="de"')
  expect(app.output.stdout + app.output.stderr).not.toMatch(/"level":"error"|does not match|Missing/)
})

test('a form of another site is refused behind the proxy too', async () => {
  const { status } = await ask('/sign-in', {
    headers: { origin: 'https://evil.example' },
    body: Buffer.from('a=b'),
  })

  expect(status).toBe(403)
})

test.each(['/api/v1/workspaces/%ff', '/api/%E0'])(
  '%s is refused in the envelope, with the request id of its log line',
  async (path) => {
    const { status, headers, body } = await ask(path)

    expect([status, JSON.parse(body).error.code]).toEqual([400, 'malformed'])
    await expect.poll(() => app.output.stdout).toContain(headers['x-request-id'])
  },
)

test('requests share the kept connections of the proxy', async () => {
  let connections = 0
  const relay = createServer((client) => {
    connections += 1
    const upstream = connect(portOf(app), '127.0.0.1')
    client.pipe(upstream).pipe(client)
    for (const socket of [client, upstream]) socket.on('error', () => {})
  }).listen(0, '127.0.0.1')
  await once(relay, 'listening')
  await using through = await startNginx([(relay.address() as AddressInfo).port])

  const asked = async () => {
    for (let count = 0; count < 50; count += 1)
      expect((await ask('/api/health', {}, through)).status).toBe(200)
  }
  await Promise.all([asked(), asked(), asked(), asked()])

  expect(connections).toBeLessThanOrEqual(8)
  relay.close()
})

test('the cookies of the longest session pass', async () => {
  const cookie = Array.from({ length: 4 }, (_, part) => `sb-x-auth-token.${part}=${'x'.repeat(3_000)}`).join(
    '; ',
  )

  expect((await ask('/sign-in', { headers: { cookie } })).status).toBe(200)
  expect((await ask('/api/health', { headers: { cookie } })).status).toBe(200)
})

test('clients that send their body slowly take no room of the app', async () => {
  await using small = await startServer({ ...environment, CONCURRENT_REQUESTS_MAX: '10' })
  await using through = await startNginx([portOf(small)])
  const slow = Array.from({ length: 50 }, () => {
    const socket = connectTls({ host: '127.0.0.1', port: through.port, servername: host, ca: through.ca })
    socket.on('error', () => {})
    socket.write(`POST /api/v1/workspaces HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 1000\r\n\r\n{`)
    return socket
  })
  await Promise.all(slow.map((socket) => once(socket, 'secureConnect')))

  const answers = await Promise.all(Array.from({ length: 5 }, () => ask('/api/v1/workspaces', {}, through)))

  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401])
  for (const socket of slow) socket.destroy()
})

test('a tag comes through as it was given, for each coding', async () => {
  const plain = await ask('/api/v1/openapi.json')
  const coded = await ask('/api/v1/openapi.json', { headers: { 'accept-encoding': 'gzip' } })
  const known = await ask('/api/v1/openapi.json', {
    headers: { 'accept-encoding': 'gzip', 'if-none-match': coded.headers.etag! },
  })

  expect(coded.body).toBe(plain.body)
  expect(plain.headers.etag).toMatch(/^"[\w-]+"$/)
  expect(coded.headers.etag).toBe(plain.headers.etag!.replace(/"$/, '-gzip"'))
  expect([known.status, known.headers.etag]).toEqual([304, coded.headers.etag])
})

test('one of two instances ends under load, and no request fails', async () => {
  const leaving = await startServer({ ...environment, SHUTDOWN_NOTICE_SECONDS: '1' })
  await using staying = await startServer(environment)
  await using through = await startNginx([portOf(leaving), portOf(staying)])
  const over = new AbortController()
  const statuses: number[] = []
  const client = async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    while (!over.signal.aborted) statuses.push((await ask('/api/health', { agent }, through)).status)
    agent.destroy()
  }
  const clients = Array.from({ length: 6 }, client)
  await expect.poll(() => statuses.length).toBeGreaterThan(100)

  await leaving.stop()
  const after = statuses.length
  await expect.poll(() => statuses.length).toBeGreaterThan(after + 100)
  over.abort()
  await Promise.all(clients)

  expect(leaving.output.stdout).toContain('"route":"/api/health"')
  expect(statuses.filter((status) => status !== 200)).toEqual([])
})
