import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { distDir, startServer } from '../../scripts/production/server'
import { rawRequest } from './raw-request'
import { startAuth, startBrokenDatabase, startSink } from './stand-ins'

// The process tells at its end if it loaded any module of Sentry.
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

const connects = lineOf('lib/db/transaction.ts', 'await connect()')

test.each([
  ['the API', 'askApi', 'lib/http/route.ts'],
  ['a page', 'askPage', 'app/(workspace)/my-workspaces.ts'],
] as const)('an error in %s names our own lines, in the log and in Sentry', async (_, ask, caller) => {
  await using sink = await startSink()
  await using house = await startBrokenHouse({ SENTRY_DSN: sink.dsn })

  await (await house[ask]()).text()
  await house.stop()

  const stacks = house.lines().flatMap((line) => JSON.parse(line).error?.stack ?? [])
  expect(stacks.length).toBeGreaterThan(0)
  for (const stack of stacks) expect(stack).toContain(`${process.cwd()}/lib/db/transaction.ts:${connects}:`)
  expect(stacks.join('\n')).toMatch(new RegExp(`/${RegExp.escape(caller)}:\\d+:\\d+`))
  expect(stacks.join('\n')).not.toContain(distDir)

  const frames = sink.events().flatMap(({ exception }) => exception.values[0]?.stacktrace?.frames ?? [])
  const named = frames.map(({ filename, lineno }) => `${filename}:${lineno}`)
  expect(named).toContain(`${process.cwd()}/lib/db/transaction.ts:${connects}`)
  expect(named.filter((frame) => frame.includes(distDir))).toEqual([])
})

test.each([
  ['production', {}],
  ['preview', { VERCEL: '1', VERCEL_ENV: 'preview' }],
  ['staging', { VERCEL: '1', VERCEL_ENV: 'production', SENTRY_ENVIRONMENT: 'staging' }],
])('Sentry is told that it is %s, and which build', async (name, environment) => {
  await using sink = await startSink()
  await using house = await startBrokenHouse({ SENTRY_DSN: sink.dsn, ...environment })

  await house.askApi()
  await house.stop()

  const release = readFileSync(`${distDir}/BUILD_ID`, 'utf8')
  expect(sink.events()).toMatchObject([{ environment: name, release }])
})

test.each([
  ['no User-Agent', {}],
  ['an empty User-Agent', { 'user-agent': '' }],
])('a request with %s gets what any other gets', async (_, agent) => {
  await using house = await startBrokenHouse({})
  const paths = [
    '/',
    '/sign-in',
    '/workspaces',
    '/account',
    '/no-such-page',
    '/api/health',
    '/api/v1/workspaces',
  ]
  const visits = paths.flatMap((path) => [
    { path, cookie: '' },
    { path, cookie: house.sessionCookie },
  ])

  for (const { path, cookie } of visits) {
    const ask = async (headers: Record<string, string>) => {
      const answer = await rawRequest(house.url, path, { cookie, ...headers })
      return [path, answer.status, answer.headers.location, shapeOf(answer.headers)]
    }
    expect(await ask(agent)).toEqual(await ask({ 'user-agent': 'Firefox' }))
  }
})

test('every unexpected error in a page reaches Sentry once, under the id that the browser received', async () => {
  await using sink = await startSink()
  await using house = await startBrokenHouse({ SENTRY_DSN: sink.dsn })
  const refusedBefore = house.refusals()

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
  expect(events).toHaveLength(house.refusals() - refusedBefore)
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
    refusals: database.refusals,
    sessionCookie: auth.sessionCookie(),
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

/** The headers, without the values that are new in every answer. */
function shapeOf(headers: NodeJS.Dict<string | string[]>) {
  const { 'content-security-policy': policy, 'x-request-id': id } = headers
  const nonce = /'nonce-([^']+)'/.exec(String(policy))?.[1] ?? 'no nonce'
  const shape = JSON.stringify({ ...headers, date: '', 'content-length': '', 'x-request-id': typeof id })
  return JSON.parse(shape.replaceAll(nonce, 'nonce'))
}

function lineOf(file: string, code: string) {
  return (
    readFileSync(file, 'utf8')
      .split('\n')
      .findIndex((line) => line.includes(code)) + 1
  )
}
