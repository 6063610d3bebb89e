import { readFileSync } from 'node:fs'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { owner } from '../support/owner'
import { createUser, tokenFor } from '../support/people'
import { send } from '../support/send'

const secret = 'a-secret-of-at-least-thirty-two-characters'
process.env.CRON_SECRET = secret

const { pool } = await import('@/lib/db/pool')
const { asService } = await import('@/lib/db/transaction')
const { enqueue } = await import('@/lib/jobs/enqueue')
const run = await import('@/app/api/jobs/run/route')

beforeEach(() => owner.query('delete from pgboss.job'))
afterAll(() => pool.end())

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

const addJob = () =>
  asService('test', (tx) =>
    enqueue(tx, 'mail.send', {
      to: 'ada@example.com',
      subject: 'Hello',
      html: '<p>Hello</p>',
      text: 'Hello',
    }),
  )

describe.each(['GET', 'POST'] as const)('%s', (method) => {
  test('with the secret works the queue, and says what was done', async () => {
    const id = await addJob()

    const { status, data } = await send(run[method], { method, headers: bearer(secret) })

    expect(status).toBe(200)
    expect(data).toMatchObject({ failed: 0, more: false })
    const { rows } = await owner.query('select state from pgboss.job where id = $1', [id])
    expect(rows).toEqual([{ state: 'completed' }])
  })

  test.each([
    ['no secret', {}],
    ['another secret', bearer(secret.replace('a', 'b'))],
    ['the beginning of the secret', bearer(secret.slice(0, -1))],
    ['more than the secret', bearer(`${secret}x`)],
    ['the secret without its scheme', { authorization: secret }],
  ])('with %s is 401, and leaves the queue alone', async (_, headers) => {
    const id = await addJob()

    const { status, error } = await send(run[method], { method, headers })

    expect([status, error.code]).toEqual([401, 'unauthenticated'])
    const { rows } = await owner.query('select state from pgboss.job where id = $1', [id])
    expect(rows).toEqual([{ state: 'created' }])
  })
})

test('a signed-in user is not the scheduler', async () => {
  const token = await tokenFor(await createUser())

  expect((await send(run.GET, { headers: bearer(token) })).status).toBe(401)
})

test('without a secret there is nothing to call, whatever is sent', async () => {
  vi.stubEnv('CRON_SECRET', '')
  vi.resetModules()
  const withoutSecret = await import('@/app/api/jobs/run/route')

  const answers = await Promise.all(
    [{}, bearer(''), bearer('undefined'), bearer(secret)].map((headers) =>
      send(withoutSecret.GET, { headers }),
    ),
  )

  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404])
  vi.unstubAllEnvs()
})

test('the scheduler of vercel.json calls this address', () => {
  const { crons } = JSON.parse(readFileSync('vercel.json', 'utf8')) as { crons: { path: string }[] }

  expect(crons.map(({ path }) => `app${path}/route.ts`)).toEqual(['app/api/jobs/run/route.ts'])
})
