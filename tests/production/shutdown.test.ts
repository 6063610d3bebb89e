import { Agent, get, type IncomingHttpHeaders } from 'node:http'
import { connect, createServer, type AddressInfo } from 'node:net'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { startServer } from '../../scripts/production/server'
import { startAuth } from './stand-ins'

type Answer = { status: number; headers: IncomingHttpHeaders; body: string }

function ask(url: string, agent: Agent, headers = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers }, (response) => {
      const { statusCode: status = 0, headers: sent } = response
      text(response).then((body) => resolve({ status, headers: sent, body }), reject)
    }).once('error', reject)
  })
}

/** A client that asks on one kept connection, and on the next once that ends, until nobody listens. */
async function askOnAndOn(url: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const answers: (Answer & { at: number })[] = []
  try {
    for (;;) {
      const id = { 'x-request-id': `client-${crypto.randomUUID()}` }
      answers.push({ ...(await ask(url, agent, id)), at: performance.now() })
    }
  } catch (error) {
    return { answers, end: (error as NodeJS.ErrnoException).code }
  }
}

/** A database that takes every connection and never speaks. */
async function startSilentDatabase() {
  const server = createServer(() => {}).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `postgres://app_server:of-the-tests@127.0.0.1:${port}/postgres`,
    [Symbol.asyncDispose]: async () => void server.close(),
  }
}

test('SIGTERM tells the load balancer at once, ends every kept connection with its next answer, and loses nothing', async () => {
  await using auth = await startAuth()
  await using database = await startSilentDatabase()
  await using server = await startServer({
    NEXT_PUBLIC_SUPABASE_URL: auth.origin,
    DATABASE_URL: database.url,
    SHUTDOWN_NOTICE_SECONDS: '1',
    LOG_LEVEL: 'info',
  })
  const clients = Array.from({ length: 8 }, () => askOnAndOn(`${server.url}/api/health`))
  const slow = ask(`${server.url}/api/v1/workspaces`, new Agent(), { authorization: `Bearer ${auth.token}` })
  await ask(`${server.url}/api/health`, new Agent())

  const signalledAt = performance.now()
  const stopping = server.stop()
  await expect.poll(() => server.output.stdout).toContain('shutting down')
  const heardAt = performance.now()
  const ready = await ask(`${server.url}/api/ready`, new Agent())
  const code = await stopping

  expect(ready).toMatchObject({ status: 503, headers: { connection: 'close', 'retry-after': '1' } })
  expect(JSON.parse(ready.body)).toMatchObject({
    error: { code: 'unavailable', details: [{ path: 'process' }] },
  })
  // The database never answers, which the app tells. It did not lose the request.
  expect(await slow).toMatchObject({ status: 503, body: expect.stringContaining('"unavailable"') })
  const ends = await Promise.all(clients)
  // A connection that the process did not accept in time is refused by the system.
  expect(ends.filter(({ end }) => !/^ECONN(REFUSED|RESET)$/.test(end ?? ''))).toEqual([])
  const late = ends.flatMap(({ answers }) => answers.filter(({ at }) => at > heardAt))
  expect(late.length).toBeGreaterThan(0)
  expect(late.filter(({ headers }) => headers.connection !== 'close').length).toBeLessThanOrEqual(
    clients.length,
  )
  const received = new Set(
    ends.flatMap(({ answers }) => answers.map(({ headers }) => headers['x-request-id'])),
  )
  const served = server.output.stdout.match(/(?<="requestId":")client-[\w-]+/g) ?? []
  expect(served.length).toBeGreaterThan(clients.length)
  expect(served.filter((id) => !received.has(id))).toEqual([])
  expect(code).toBe(143)
  expect(performance.now() - signalledAt).toBeGreaterThan(1_000)
})

test('a kept connection outlives the one of a load balancer', async () => {
  await using server = await startServer()
  await using longer = await startServer({ KEEP_ALIVE_SECONDS: '620' })
  const kept = async (url: string) =>
    (await ask(`${url}/api/health`, new Agent({ keepAlive: true }))).headers['keep-alive']

  expect([await kept(server.url), await kept(longer.url)]).toEqual(['timeout=75', 'timeout=620'])
})

test('a body that is still coming is waited for, and its kept connection is not', async () => {
  await using server = await startServer({ LOG_LEVEL: 'info' })
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  socket.write(
    'POST /api/csp-reports HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/csp-report\r\n',
  )
  socket.write('Content-Length: 2\r\n\r\n{')
  await ask(`${server.url}/api/health`, new Agent())

  const stopping = server.stop()
  await expect.poll(() => server.output.stdout).toContain('shutting down')
  socket.write('}')
  const answer = await text(socket)
  await stopping

  expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /)
  expect(server.output.stdout).not.toContain('cut off')
})
