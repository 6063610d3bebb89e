import { expect, test, vi } from 'vitest'
import { asked, call, newHash, queued } from '../support/auth-mail'
import { owner } from '../support/owner'

const { log } = await import('@/lib/observability/log')
const { runBatch } = await import('@/lib/worker/run-batch')

test.each([
  ['telegram'],
  ['x\0_notification'],
  ['\ud800_notification'],
  ['X-1_notification'],
  ['a'.repeat(5_000)],
])('a mail of the unknown kind %j is 422, and an error in the log names it', async (type) => {
  const logged = vi.spyOn(log, 'error')

  const { status } = await call({ body: asked(type) })

  expect(status).toBe(422)
  expect(logged.mock.calls).toEqual([
    [
      { requestId: expect.any(String), action: type.slice(0, 100) },
      'the auth server asks for a mail of a kind that is unknown here',
    ],
  ])
  expect(await queued()).toEqual([])
  expect((await owner.query('select from private.inbound_events')).rowCount).toBe(0)
})

test('a call that comes again under its id adds no mail, nor do those that come together', async () => {
  const body = asked('email_change', { token_hash_new: newHash() }, { new_email: 'lovelace@example.com' })

  const together = await Promise.all(Array.from({ length: 5 }, () => call({ id: 'msg_1', body })))
  const again = await call({ id: 'msg_1', body })

  expect(together.map(({ status }) => status)).toEqual(together.map(() => 202))
  expect([...together, again].filter(({ data }) => !data.duplicate)).toHaveLength(1)
  expect(await queued()).toHaveLength(2)
})

test('a call that Auth repeats under another id, since it heard no answer, adds no mail', async () => {
  const body = asked('signup')

  const [first, second] = [await call({ body }), await call({ body })]

  expect([first.data, second.data]).toEqual([{ duplicate: false }, { duplicate: true }])
  expect(await queued()).toHaveLength(1)
})

test('a call whose mail cannot be queued leaves no trace, so that Auth can make it again', async () => {
  await owner.query('alter table pgboss.job add constraint refused check (false) not valid')

  const failed = await call({ id: 'msg_1' })
  await owner.query('alter table pgboss.job drop constraint refused')
  const repeated = await call({ id: 'msg_1' })

  expect([failed.status, repeated.status, repeated.data]).toEqual([500, 202, { duplicate: false }])
})

test('nothing but the id and the kind of a call is kept beside the job', async () => {
  await call({ id: 'msg_1' })

  const { rows } = await owner.query('select source, event_id, body from private.inbound_events')
  expect(rows).toEqual([{ source: 'auth', event_id: 'msg_1', body: { type: 'auth.signup', data: {} } }])
})

test('one line is logged for a call, without an address or a token', async () => {
  const body = asked('signup')
  const levels = (['trace', 'debug', 'info', 'warn', 'error'] as const).map((level) => vi.spyOn(log, level))

  await call({ body })

  const lines = levels.flatMap(({ mock }) => mock.calls)
  expect(lines).toEqual([
    [expect.objectContaining({ method: 'POST', route: '/api/hooks/auth-mail', status: 202 }), 'request'],
  ])
  for (const told of ['ada@example.com', body.email_data.token_hash, '123456']) {
    expect(JSON.stringify(lines)).not.toContain(told)
  }
})

test('what a call leaves to be processed has no effect of its own', async () => {
  await call({ id: 'msg_1', body: asked('password_changed_notification') })

  await expect(runBatch()).resolves.toMatchObject({ failed: 0 })
})
