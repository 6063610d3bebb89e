import { expect, test } from 'vitest'
import { createLog } from '@/lib/observability/log'

test('a line is one JSON object with level, time, message and what was given', () => {
  const { log, lines } = recorded()

  log.info({ requestId: 'request-1', status: 200, durationMs: 12 }, 'request')

  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(/^\{.*\}\n$/)
  expect(JSON.parse(lines[0]!)).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    requestId: 'request-1',
    status: 200,
    durationMs: 12,
    message: 'request',
  })
})

test.each([
  'authorization',
  'cookie',
  'Set-Cookie',
  'apikey',
  'password',
  'newPassword',
  'refresh_token',
  'clientSecret',
])('the value of %s is never written, however deep it stands', (name) => {
  const { log, lines } = recorded()

  log.info({ [name]: 'hidden-1', a: { b: [{ c: { [name]: 'hidden-2' } }] } }, 'message')
  log.child({ request: { headers: { [name]: ['hidden-3'] } } }).info('message')

  expect(lines.join('')).not.toMatch(/hidden/)
  expect(lines.join('')).toContain(name)
})

test.each([
  ['an access token', 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl'],
  ['a secret key', 'sb_secret_N7UND0UgjKTVK'],
  ['an API key', `plinth_${'x7Q'.repeat(14)}`],
  ['a secret that signs calls', `whsec_${'x7Q+'.repeat(11)}`],
  ['a bearer token', 'Bearer opaque-token-value'],
  ['the password of a URL', 'postgres://app_server:opensesame@db/postgres'],
  ['a one-time code', 'https://plinth.example/auth/confirm?type=email&token_hash=opaque-token-value'],
])('%s is never written, even inside a message or a stack', (_, text) => {
  const { log, lines } = recorded()

  log.error({ error: new Error(`failed with ${text}`, { cause: new Error(text) }), text }, `saw ${text}`)

  expect(lines.join('')).toContain('[redacted]')
  expect(lines.join('')).not.toMatch(/eyJ|N7UND0|x7Q|opaque-token-value|opensesame/)
})

test('an error is written with its name, code, stack and causes, and with none of its other properties', () => {
  const { log, lines } = recorded()
  const cause = Object.assign(new TypeError('no route'), { code: 'EHOSTUNREACH' })
  const error = Object.assign(new Error('cannot connect', { cause }), { parameters: ['a private note'] })

  log.error({ error }, 'unexpected error')

  expect(JSON.parse(lines[0]!).error).toEqual({
    name: 'Error',
    message: 'cannot connect',
    stack: expect.stringContaining('log.test.ts'),
    cause: {
      name: 'TypeError',
      code: 'EHOSTUNREACH',
      message: 'no route',
      stack: expect.stringContaining('log.test.ts'),
    },
  })
})

function recorded() {
  const lines: string[] = []
  const log = createLog({ write: (line) => void lines.push(line) })
  log.level = 'info'
  return { log, lines }
}
