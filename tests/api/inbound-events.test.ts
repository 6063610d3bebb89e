import { Webhook as Signer } from 'standardwebhooks'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { owner } from '../support/owner'
import { createMember } from '../support/people'
import { send } from '../support/send'
import { former, secret, type Sent, sendSigned } from '../support/signed-call'

process.env.MAIL_WEBHOOK_SECRET = `${secret} ${former}`

const { pool } = await import('@/lib/db/pool')
const { BODY_LIMIT_BYTES } = await import('@/lib/http/body')
const { purgeInboundEvents, processEvent } = await import('@/lib/features/inbound-events/jobs')
const { runBatch } = await import('@/lib/worker/run-batch')
const mail = await import('@/app/api/hooks/mail/route')
const activity = await import('@/app/api/v1/workspaces/[workspaceId]/activity/route')

afterEach(() => owner.query('delete from pgboss.job; delete from private.inbound_events'))
afterAll(() => pool.end())

/** An event as the mail provider sends it. */
function deliver({ body = bounced('nobody@example.com'), ...sent }: Sent = {}) {
  return sendSigned(mail.POST, { ...sent, body })
}

const bounced = (to: string) => ({ type: 'email.bounced', timestamp: '2027-01-31T12:00:00Z', data: { to } })

async function invite(workspaceId: string, email: string) {
  await owner.query(
    `insert into invitations (workspace_id, email, role, token_hash) values ($1, $2, 'member', $3)`,
    [workspaceId, email, crypto.randomUUID().replaceAll('-', '').repeat(2)],
  )
}

const stored = async () =>
  (
    await owner.query(
      'select source, event_id, processed_at is not null as processed from private.inbound_events',
    )
  ).rows
const jobs = async () =>
  (await owner.query(`select from pgboss.job where name = 'inbound.process'`)).rows.length
const invited = async (workspaceId: string) =>
  (
    await owner.query<{ email: string }>('select email from invitations where workspace_id = $1', [
      workspaceId,
    ])
  ).rows.map(({ email }) => email)

test('an event is stored together with its job, and answered before anything follows from it', async () => {
  const { status, data } = await deliver({ id: 'evt_1' })

  expect({ status, data }).toEqual({ status: 202, data: { duplicate: false } })
  expect(await stored()).toEqual([{ source: 'mail', event_id: 'evt_1', processed: false }])
  expect(await jobs()).toBe(1)
})

test('an invitation whose mail bounced is withdrawn, which the activity says, and no other', async () => {
  const [ada, eve] = [await createMember(), await createMember()]
  await invite(ada.workspaceId, 'lost@example.com')
  await invite(ada.workspaceId, 'found@example.com')
  await invite(eve.workspaceId, 'lost@example.com')

  await deliver({ id: 'evt_1', body: bounced('Lost@Example.com') })
  await runBatch()

  expect(await invited(ada.workspaceId)).toEqual(['found@example.com'])
  expect(await invited(eve.workspaceId)).toEqual([])
  expect(await stored()).toMatchObject([{ processed: true }])
  const { data } = await send(activity.GET, { as: ada, params: { workspaceId: ada.workspaceId } })
  expect(data[0]).toMatchObject({
    actor: { kind: 'system' },
    resource: { kind: 'invitation' },
    action: 'removed',
  })
})

test('an event that is sent again is taken again and has one effect, however often its job runs', async () => {
  const ada = await createMember()
  const again = { id: 'evt_1', body: bounced('lost@example.com') }

  const [first, second] = [await deliver(again), await deliver(again)]
  await runBatch()
  await invite(ada.workspaceId, 'lost@example.com')
  const third = await deliver(again)
  await runBatch()
  await processEvent('mail', 'evt_1', 'test')

  expect([first, second, third].map(({ status, data }) => [status, data.duplicate])).toEqual([
    [202, false],
    [202, true],
    [202, true],
  ])
  expect(await stored()).toHaveLength(1)
  expect(await invited(ada.workspaceId)).toEqual(['lost@example.com'])
})

test('of duplicates that arrive together one is stored', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => deliver({ id: 'evt_1' })))

  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 202))
  expect(answers.filter(({ data }) => !data.duplicate)).toHaveLength(1)
  expect(await jobs()).toBe(1)
})

test('an effect that fails leaves the event to be processed again', async () => {
  const ada = await createMember()
  await invite(ada.workspaceId, 'lost@example.com')
  await deliver({ id: 'evt_1', body: bounced('lost@example.com') })
  await owner.query('alter table activity add constraint refused check (false) not valid')

  const failed = await runBatch()
  const left = await stored()
  await owner.query('alter table activity drop constraint refused')
  await owner.query(`update pgboss.job set start_after = now() - interval '1 s'`)
  await runBatch()

  expect(failed.failed).toBe(1)
  expect(left).toMatchObject([{ processed: false }])
  expect(await stored()).toMatchObject([{ processed: true }])
  expect(await invited(ada.workspaceId)).toEqual([])
})

test('an event of another kind is kept, and nothing follows from it', async () => {
  const { status } = await deliver({ body: { type: 'email.opened', data: { to: 'ada@example.com' } } })

  await runBatch()

  expect(status).toBe(202)
  expect(await stored()).toMatchObject([{ processed: true }])
})

test('while one secret replaces another, both sign', async () => {
  const answers = [await deliver({ by: secret }), await deliver({ by: former })]

  expect(answers.map(({ status }) => status)).toEqual([202, 202])
})

test.each([290, -290])('a clock may differ by five minutes: %i seconds', async (ageSeconds) => {
  expect((await deliver({ ageSeconds })).status).toBe(202)
})

test.each<[string, Sent]>([
  ['by somebody else', { by: `whsec_${Buffer.alloc(32, 3).toString('base64')}` }],
  ['for another id', { headers: { 'webhook-id': 'evt_other' } }],
  ['for another moment', { headers: { 'webhook-timestamp': String(Math.floor(Date.now() / 1_000) - 1) } }],
  ['not at all', { headers: { 'webhook-signature': '' } }],
  ['by a scheme that is none', { headers: { 'webhook-signature': 'v0,AAAA' } }],
  ['more than five minutes ago', { ageSeconds: 310 }],
  ['more than five minutes ahead', { ageSeconds: -310 }],
])('what was signed %s is 401, and is not stored', async (_, sent) => {
  const { status, error } = await deliver(sent)

  expect([status, error.code]).toEqual([401, 'unauthenticated'])
  expect(await stored()).toEqual([])
})

test('a body that was changed on its way is 401, even by a space', async () => {
  const id = 'evt_1'
  const text = JSON.stringify(bounced('ada@example.com'))
  const signed = new Signer(secret).sign(id, new Date(), text)

  const { status } = await deliver({ id, body: `${text} `, headers: { 'webhook-signature': signed } })

  expect(status).toBe(401)
})

test.each<[number, Sent]>([
  [422, { body: { type: 'email.bounced' } }],
  [422, { body: { data: {} } }],
  [400, { body: 'not json' }],
  [413, { body: { type: 'email.opened', data: { text: 'x'.repeat(100_000) } } }],
  [415, { headers: { 'content-type': 'text/plain' } }],
  [422, { id: 'x'.repeat(256) }],
])('%i, and nothing is stored', async (expected, sent) => {
  expect((await deliver(sent)).status).toBe(expected)
  expect(await stored()).toEqual([])
  expect(BODY_LIMIT_BYTES).toBe(100_000)
})

test('without a secret there is nothing to call, whatever is sent', async () => {
  vi.stubEnv('MAIL_WEBHOOK_SECRET', '')
  vi.resetModules()
  const closed = await import('@/app/api/hooks/mail/route')

  const { status } = await send(closed.POST, { body: bounced('ada@example.com') })

  expect(status).toBe(404)
  vi.unstubAllEnvs()
})

test('events are purged after thirty days', async () => {
  await deliver({ id: 'young' })
  await owner.query(
    `insert into private.inbound_events (source, event_id, body, received_at)
     select 'mail', 'old ' || number, '{}', now() - interval '31 days' from generate_series(1, 1500) as number`,
  )

  await purgeInboundEvents('purge')

  expect(await stored()).toMatchObject([{ event_id: 'young' }])
})
