import { expect, test } from 'vitest'
import { startServer } from '../support/server'
import { startAuth, startBrokenDatabase, startSink } from './stand-ins'

// Written when the process ends: whether any module of Sentry was loaded.
const printWhetherSentryWasLoaded = `--import=data:text/javascript,${encodeURIComponent(
  `process.on('exit', () => console.log('Sentry was', '__SENTRY__' in globalThis ? 'loaded' : 'not loaded'))`,
)}`

test('an unexpected error in the API reaches Sentry once, under the id that the client received', async () => {
  await using sink = await startSink()
  await using house = await startBrokenHouse({ SENTRY_DSN: sink.dsn })

  const response = await house.askApi()
  await house.stop()

  expect(response.status).toBe(500)
  expect(sink.events()).toEqual([
    expect.objectContaining({
      tags: expect.objectContaining({ request_id: response.headers.get('x-request-id') }),
      transaction: 'GET /api/v1/workspaces',
      exception: {
        values: [expect.objectContaining({ value: expect.stringContaining('the disk is gone') })],
      },
    }),
  ])
})

test('every unexpected error in a page reaches Sentry once, under the id that the browser received', async () => {
  await using sink = await startSink()
  await using house = await startBrokenHouse({ SENTRY_DSN: sink.dsn })

  const response = await house.askPage()
  await response.text()
  await house.stop()

  const events = sink.events()
  expect(events[0]).toMatchObject({
    transaction: 'GET /workspaces',
    exception: { values: [{ value: expect.stringContaining('the disk is gone') }] },
  })
  const ids = new Set(events.map(({ tags }) => tags.request_id))
  expect(ids).toEqual(new Set([response.headers.get('x-request-id')]))
  expect(new Set(events.map(({ tags }) => tags.digest)).size).toBe(events.length)
})

test('one error that fails several parts of a page reaches Sentry once', async () => {
  await using sink = await startSink()
  await using house = await startBrokenHouse({
    SENTRY_DSN: sink.dsn,
    NEXT_PUBLIC_SUPABASE_URL: 'http://127.0.0.1:9',
  })

  await (await house.askPage()).text()
  await house.stop()

  const messages = sink.events().map(({ exception }) => exception.values.at(-1)?.value)
  expect(messages).toEqual(['Sign-in cannot be checked right now.'])
  expect(house.lines().filter((line) => line.includes('unexpected error'))).toHaveLength(1)
})

test('what reaches Sentry and the log holds no token, cookie, query or secret', async () => {
  await using sink = await startSink()
  await using house = await startBrokenHouse({ SENTRY_DSN: sink.dsn })

  await house.askApi()
  await (await house.askPage()).text()
  await house.stop()

  const written = [...sink.requests, ...house.lines()].join('\n')
  expect(sink.events().length).toBeGreaterThan(1)
  for (const secret of [house.token, 'a-cookie-value', 'a-query-value', 'sb_secret_leaked']) {
    expect(written).not.toContain(secret)
  }
})

test('a shutdown waits until the last error is out', async () => {
  const order: string[] = []
  await using sink = await startSink({ answerAfterMs: 700, onAnswer: () => order.push('event is out') })
  await using house = await startBrokenHouse({ SENTRY_DSN: sink.dsn })

  await house.askApi()
  await house.stop()
  order.push('process has ended')

  expect(order).toEqual(['event is out', 'process has ended'])
})

test('without a DSN an unexpected error is logged, and Sentry is not even loaded', async () => {
  await using house = await startBrokenHouse({ NODE_OPTIONS: printWhetherSentryWasLoaded })

  const response = await house.askApi()
  await house.stop()

  expect(house.output.stdout).toContain('Sentry was not loaded')
  expect(house.lines().map((line) => JSON.parse(line))).toContainEqual(
    expect.objectContaining({
      level: 'error',
      requestId: response.headers.get('x-request-id'),
      message: 'unexpected error',
      error: expect.objectContaining({ message: expect.stringContaining('the disk is gone') }),
    }),
  )
})

test('with a DSN Sentry is loaded', async () => {
  await using sink = await startSink()
  await using house = await startBrokenHouse({
    SENTRY_DSN: sink.dsn,
    NODE_OPTIONS: printWhetherSentryWasLoaded,
  })

  await house.stop()

  expect(house.output.stdout).toContain('Sentry was loaded')
})

/** The app, with callers that it recognises and a database that fails them. */
async function startBrokenHouse(environment: NodeJS.Dict<string>) {
  const auth = await startAuth()
  const database = await startBrokenDatabase('the disk is gone, said sb_secret_leaked')
  const server = await startServer({
    NEXT_PUBLIC_SUPABASE_URL: auth.origin,
    DATABASE_URL: database.url,
    ...environment,
  })
  const ask = (path: string, headers: Record<string, string>) => fetch(server.url + path, { headers })

  return {
    ...server,
    token: auth.token,
    lines: () => server.output.stdout.split('\n').filter((line) => line.startsWith('{')),
    askApi: () =>
      ask('/api/v1/workspaces?limit=7', {
        authorization: `Bearer ${auth.token}`,
        cookie: 'session=a-cookie-value',
      }),
    askPage: () =>
      ask('/workspaces?from=a-query-value', { cookie: `${auth.sessionCookie()}; other=a-cookie-value` }),
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]()
      await Promise.all([auth[Symbol.asyncDispose](), database[Symbol.asyncDispose]()])
    },
  }
}
