import { Webhook as Verifier } from 'standardwebhooks'
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import { owner } from '../../support/owner'
import { createMember } from '../../support/people'
import { type Delivered, startReceiver } from '../../support/receiver'
import { send } from '../../support/send'
import type { Member } from '../../support/notes'

process.env.WEBHOOK_ALLOW_LOCAL = 'true'
const receiver = await startReceiver()

const { pool } = await import('@/lib/db/pool')
const { asUser, may } = await import('@/lib/db/transaction')
const { purgeDeliveries, wakeOverdue } = await import('@/lib/features/webhooks/jobs')
const { runBatch } = await import('@/lib/worker/run-batch')
const activity = await import('@/app/api/v1/workspaces/[workspaceId]/activity/route')
const notes = await import('@/lib/features/notes/route')
const note = await import('@/lib/features/notes/[noteId]/route')
const rotations =
  await import('@/app/api/v1/workspaces/[workspaceId]/webhooks/[webhookId]/secret-rotations/route')
const { changeWebhook, createWebhook, passPause, readDeliveries, readDelivery, readWebhook } =
  await import('../../support/webhooks')

beforeEach(() => receiver.reset())
afterEach(() => owner.query('delete from pgboss.job; delete from webhooks'))
afterAll(async () => {
  await pool.end()
  await receiver.close()
})

const createNote = async (as: Member, title = 'Apollo') =>
  (await send(notes.POST, { as, params: { workspaceId: as.workspaceId }, body: { title } })).data.id as string
const rename = (as: Member, noteId: string, title: string) =>
  send(note.PATCH, {
    as,
    method: 'PATCH',
    params: { workspaceId: as.workspaceId, noteId },
    headers: { 'if-match': '*' },
    body: { title },
  })

const verify = ({ body, headers }: Delivered, secret: string | null) =>
  new Verifier(secret!).verify(body, headers as Record<string, string>) as {
    type: string
    timestamp: string
    data: Record<string, unknown>
  }

/** Lets a retry, and the job that makes it, come due, and works the queue. */
async function retry(webhook: { id: string }) {
  await passPause(webhook)
  await owner.query(
    `update pgboss.job set start_after = now() - interval '1 s' where state in ('created', 'retry')`,
  )
  await runBatch()
}

test('a receiver gets what happened as the activity says it, and the official library verifies it', async () => {
  const ada = await createMember()
  const webhook = await createWebhook(ada, receiver.url, ['note.created'])
  const noteId = await createNote(ada)

  await runBatch()

  const [delivered, ...more] = receiver.got
  const { type, timestamp, data } = verify(delivered!, webhook.secret)
  const { valuesOmitted, ...event } = data
  const { data: seen } = await send(activity.GET, {
    as: ada,
    params: { workspaceId: ada.workspaceId },
    query: { resourceId: noteId },
  })
  expect(more).toEqual([])
  expect(type).toBe('note.created')
  expect(valuesOmitted).toBe(false)
  expect(inMoments(event)).toEqual(inMoments(seen[0]))
  expect(Date.parse(timestamp)).toBe(Date.parse(seen[0].createdAt))
  expect(delivered!.headers).toMatchObject({ 'content-type': 'application/json', 'webhook-id': seen[0].id })
})

test('what was delivered is in the log with its answer, and is not sent again', async () => {
  const ada = await createMember()
  const webhook = await createWebhook(ada, receiver.url)
  receiver.answerWith({ status: 204 })
  await createNote(ada)

  await runBatch()
  await retry(webhook)

  const [delivery, ...more] = await readDeliveries(ada, webhook)
  const { attempts, body } = await readDelivery(ada, webhook, delivery!.id)
  expect(more).toEqual([])
  expect(delivery).toMatchObject({ status: 'delivered', attemptCount: 1, nextAttemptAt: null })
  expect(attempts).toMatchObject([{ statusCode: 204, error: null, response: '' }])
  expect(receiver.got.map((got) => got.body)).toEqual([body])
})

test('an event that is rolled back is never sent, nor is one that cannot be stored', async () => {
  const ada = await createMember()
  const webhook = await createWebhook(ada, receiver.url)

  const failed = asUser(ada, may('notes.create', ada.workspaceId), async (tx) => {
    await tx.insertInto('notes').values({ workspace_id: ada.workspaceId, title: 'Half' }).execute()
    throw new Error('stop')
  })
  await expect(failed).rejects.toThrow('stop')
  await owner.query(
    `alter table webhook_deliveries add constraint refused check (workspace_id <> '${ada.workspaceId}') not valid`,
  )
  const { status } = await send(notes.POST, {
    as: ada,
    params: { workspaceId: ada.workspaceId },
    body: { title: 'Unsent' },
  }).finally(() => owner.query('alter table webhook_deliveries drop constraint refused'))

  const { rows } = await owner.query('select from notes where workspace_id = $1', [ada.workspaceId])
  expect(status).toBe(500)
  expect(rows).toEqual([])
  expect(await readDeliveries(ada, webhook)).toEqual([])
})

test('a webhook is told what it has chosen, while it is enabled, of its own workspace', async () => {
  const [ada, eve] = [await createMember(), await createMember()]
  await createWebhook(ada, `${receiver.url}/changes`, ['note.changed'])
  await createWebhook(ada, `${receiver.url}/all`)
  await createWebhook(eve, `${receiver.url}/foreign`)
  const disabled = await createWebhook(ada, `${receiver.url}/disabled`)
  await changeWebhook(ada, disabled, { enabled: false })

  const noteId = await createNote(ada)
  await rename(ada, noteId, 'Artemis')
  await runBatch()

  const seen = receiver.got.map(({ path, body }) => `${path} ${JSON.parse(body).type}`)
  expect(seen.toSorted()).toEqual([
    '/events/all note.changed',
    '/events/all note.created',
    '/events/changes note.changed',
  ])
})

test('both secrets sign until the former one has had its day', async () => {
  const ada = await createMember()
  const webhook = await createWebhook(ada, receiver.url)
  const rotated = await send(rotations.POST, {
    as: ada,
    method: 'POST',
    params: { workspaceId: ada.workspaceId, webhookId: webhook.id },
  })

  await createNote(ada)
  await runBatch()
  await owner.query(
    'update private.webhook_secrets set expires_at = now() where webhook_id = $1 and expires_at is not null',
    [webhook.id],
  )
  await createNote(ada, 'Gemini')
  await runBatch()

  const [during, after] = receiver.got
  expect(verify(during!, webhook.secret)).toEqual(verify(during!, rotated.data.secret))
  expect(verify(after!, rotated.data.secret).type).toBe('note.created')
  expect(() => verify(after!, webhook.secret)).toThrow('No matching signature found')
})

test('what changed on its way is refused by the library', async () => {
  const ada = await createMember()
  const webhook = await createWebhook(ada, receiver.url)
  await createNote(ada)
  await runBatch()

  const [delivered] = receiver.got
  const tampered = { ...delivered!, body: delivered!.body.replace('Apollo', 'Apolla') }

  expect(() => verify(tampered, webhook.secret)).toThrow('No matching signature found')
})

test('what fails is tried again later, under the same id, with the same body and another timestamp', async () => {
  const ada = await createMember()
  const webhook = await createWebhook(ada, receiver.url)
  receiver.answerWith({ status: 500, body: 'broken' })
  await createNote(ada)

  await runBatch()
  await runBatch()
  const [waiting] = await readDeliveries(ada, webhook)
  const failing = await readWebhook(ada, webhook)
  receiver.answerWith({ status: 200, body: 'fine' })
  await retry(webhook)

  const [delivered] = await readDeliveries(ada, webhook)
  const { attempts } = await readDelivery(ada, webhook, delivered!.id)
  expect(waiting).toMatchObject({ status: 'waiting', attemptCount: 1, settledAt: null })
  const pauseMs = Date.parse(waiting!.nextAttemptAt!) - Date.now()
  expect(pauseMs).toBeGreaterThan(0)
  expect(pauseMs).toBeLessThan(6_001)
  expect(receiver.got).toHaveLength(2)
  const [first, second] = receiver.got
  expect([second!.headers['webhook-id'], second!.body]).toEqual([first!.headers['webhook-id'], first!.body])
  expect(delivered).toMatchObject({ status: 'delivered', attemptCount: 2 })
  expect(attempts.map(({ statusCode, response }) => [statusCode, response])).toEqual([
    [200, 'fine'],
    [500, 'broken'],
  ])
  expect(failing.failingSince).toEqual(expect.any(String))
  expect((await readWebhook(ada, webhook)).failingSince).toBeNull()
})

test('without a secret nothing is sent, until there is one', async () => {
  const ada = await createMember()
  const webhook = await createWebhook(ada, receiver.url)
  await owner.query('delete from private.webhook_secrets where webhook_id = $1', [webhook.id])
  await createNote(ada)

  await runBatch()

  const [waiting] = await readDeliveries(ada, webhook)
  const { attempts } = await readDelivery(ada, webhook, waiting!.id)
  expect(receiver.got).toEqual([])
  expect(attempts.map(({ error }) => error)).toEqual(['It has no secret to sign with: rotate the secret.'])
  const params = { workspaceId: ada.workspaceId, webhookId: webhook.id }
  const { data } = await send(rotations.POST, { as: ada, method: 'POST', params })
  await retry(webhook)
  expect(() => verify(receiver.got[0]!, data.secret as string)).not.toThrow()
})

test('a redirect is a failure, and is not followed', async () => {
  const ada = await createMember()
  const webhook = await createWebhook(ada, receiver.url)
  receiver.answerWith({ status: 302, headers: { location: `http://127.0.0.1:${receiver.port}/elsewhere` } })
  await createNote(ada)

  await runBatch()

  expect((await readDeliveries(ada, webhook))[0]).toMatchObject({ status: 'waiting' })
  expect(receiver.got.map(({ path }) => path)).toEqual(['/events'])
})

test('a delivery has ten attempts over three days, and is then given up', async () => {
  const ada = await createMember()
  const webhook = await createWebhook(ada, receiver.url)
  receiver.answerWith({ status: 503 })
  await createNote(ada)

  await runBatch()
  const pauses: number[] = []
  for (let attempt = 1; attempt < 10; attempt += 1) {
    const [delivery] = await readDeliveries(ada, webhook)
    pauses.push((Date.parse(delivery!.nextAttemptAt!) - Date.now()) / 1_000)
    await retry(webhook)
  }
  await retry(webhook)

  expect(receiver.got).toHaveLength(10)
  expect(await readDeliveries(ada, webhook)).toMatchObject([{ status: 'failed', attemptCount: 10 }])
  const wanted = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]
  for (const [index, pause] of pauses.entries()) {
    expect(pause).toBeGreaterThan(wanted[index]! - 5)
    expect(pause).toBeLessThanOrEqual(wanted[index]! * 1.2)
  }
  expect(await readWebhook(ada, webhook)).toMatchObject({ enabled: true })
})

test('a receiver that asks for a longer pause gets it, up to a day', async () => {
  const ada = await createMember()
  const webhook = await createWebhook(ada, receiver.url)
  const pauses: number[] = []
  const inAnHour = new Date(Date.now() + 3_600_000).toUTCString()
  for (const seconds of ['60', '999999', inAnHour, 'soon']) {
    receiver.answerWith({ status: 429, headers: { 'retry-after': seconds } })
    await createNote(ada, `After ${seconds}`)
    await runBatch()
    const [delivery] = await readDeliveries(ada, webhook)
    pauses.push(Math.ceil((Date.parse(delivery!.nextAttemptAt!) - Date.now()) / 1_000))
  }

  expect(pauses.slice(0, 2)).toEqual([60, 86_400])
  expect(pauses[2]).toBeGreaterThan(3_590)
  expect(pauses[2]).toBeLessThanOrEqual(3_600)
  expect(pauses[3]).toBeLessThanOrEqual(6)
})

test('a receiver that is gone is disabled at once, which the activity says, and what it missed waits until it is enabled', async () => {
  const ada = await createMember()
  const webhook = await createWebhook(ada, receiver.url)
  receiver.answerBy(({ body }) => ({ status: body.includes('Gone') ? 410 : 500 }))
  await createNote(ada, 'Waits')
  await runBatch()
  await createNote(ada, 'Gone')
  await runBatch()

  const gone = await readWebhook(ada, webhook)
  await retry(webhook)
  const whileDisabled = receiver.got.length
  const { data: seen } = await send(activity.GET, {
    as: ada,
    params: { workspaceId: ada.workspaceId },
    query: { resourceId: webhook.id },
  })
  receiver.answerWith({ status: 200 })
  const enabled = await changeWebhook(ada, webhook, { enabled: true })
  await runBatch()

  expect(gone).toMatchObject({ enabled: false, disabledReason: 'gone' })
  expect(whileDisabled).toBe(2)
  expect(seen[0]).toMatchObject({
    actor: { kind: 'system' },
    after: { enabled: false, disabledReason: 'gone' },
  })
  expect(enabled.data).toMatchObject({ enabled: true, disabledReason: null, failingSince: null })
  const deliveries = await readDeliveries(ada, webhook)
  expect(deliveries.map(({ status }) => status)).toEqual(['failed', 'delivered'])
})

test('a receiver that nothing has reached for three days is disabled when a delivery is given up, and not before', async () => {
  const ada = await createMember()
  const webhook = await createWebhook(ada, receiver.url)
  receiver.answerWith({ status: 500 })
  const giveUp = async (failingFor: string) => {
    await createNote(ada, failingFor)
    await runBatch()
    await owner.query(`update webhooks set failing_since = now() - $2::interval where id = $1`, [
      webhook.id,
      failingFor,
    ])
    await owner.query(
      `update webhook_deliveries set attempt_count = 9 where webhook_id = $1 and status = 'waiting'`,
      [webhook.id],
    )
    await retry(webhook)
    return readWebhook(ada, webhook)
  }

  const early = await giveUp('2 days 23 hours')
  const late = await giveUp('3 days 1 second')

  expect(early).toMatchObject({ enabled: true, disabledReason: null })
  expect(late).toMatchObject({ enabled: false, disabledReason: 'failing' })
})

test('events of one resource arrive in their order, whatever fails, and those of others do not wait for it', async () => {
  const ada = await createMember()
  const webhook = await createWebhook(ada, receiver.url)
  receiver.answerBy(({ body }) => ({ status: body.includes('Apollo') ? 500 : 200 }))
  const noteId = await createNote(ada, 'Apollo')
  await rename(ada, noteId, 'Artemis')
  await createNote(ada, 'Gemini')

  await runBatch()
  const first = receiver.got.map(({ body }) => JSON.parse(body).data.after.title)
  receiver.reset()
  await retry(webhook)

  expect(first).toEqual(['Apollo', 'Gemini'])
  expect(receiver.got.map(({ body }) => JSON.parse(body).data.after.title)).toEqual(['Apollo', 'Artemis'])
})

test('what was given up no longer holds up what came after it', async () => {
  const ada = await createMember()
  const webhook = await createWebhook(ada, receiver.url)
  receiver.answerBy(({ body }) => ({ status: body.includes('note.created') ? 500 : 200 }))
  const noteId = await createNote(ada, 'Apollo')
  await rename(ada, noteId, 'Artemis')
  await runBatch()
  await owner.query(
    'update webhook_deliveries set attempt_count = 9 where webhook_id = $1 and attempt_count > 0',
    [webhook.id],
  )

  await retry(webhook)

  const deliveries = await readDeliveries(ada, webhook)
  expect(deliveries.map(({ eventType, status }) => [eventType, status])).toEqual([
    ['note.changed', 'delivered'],
    ['note.created', 'failed'],
  ])
})

test('many changes of one resource at once arrive in the order in which they were made', async () => {
  const ada = await createMember()
  await createWebhook(ada, receiver.url, ['note.changed'])
  const noteId = await createNote(ada)
  await Promise.all(Array.from({ length: 20 }, (_, index) => rename(ada, noteId, `Name ${index}`)))

  await Promise.all([runBatch(), runBatch(), runBatch()])

  const chain = receiver.got.map(
    ({ body }) => JSON.parse(body).data as { before: { title: string }; after: { title: string } },
  )
  expect(chain).toHaveLength(20)
  expect(chain.map(({ before }) => before.title)).toEqual([
    'Apollo',
    ...chain.slice(0, -1).map(({ after }) => after.title),
  ])
})

test('two deliveries of a webhook are at work together, never more, and a slow one holds up no other webhook', async () => {
  const [ada, eve] = [await createMember(), await createMember()]
  await createWebhook(ada, `${receiver.url}/slow`)
  const quick = await createWebhook(eve, `${receiver.url}/quick`)
  const held: (() => void)[] = []
  let most = 0
  receiver.answerBy(({ path }) => {
    if (path === '/events/quick') return { status: 200 }
    return new Promise((resolve) => {
      held.push(() => resolve({ status: 200 }))
      most = Math.max(most, held.length)
    })
  })
  for (let index = 0; index < 6; index += 1) await createNote(ada, `Slow ${index}`)
  await createNote(eve, 'Quick')

  const batches = [runBatch(), runBatch()]
  await expect.poll(async () => (await readDeliveries(eve, quick))[0]!.status).toBe('delivered')
  const timer = setInterval(() => held.splice(0).forEach((answer) => answer()), 20)
  await Promise.all(batches)
  clearInterval(timer)

  expect(most).toBe(2)
  expect(receiver.got.filter(({ path }) => path === '/events/slow')).toHaveLength(6)
})

test('an event that is too large is sent without its values', async () => {
  const ada = await createMember()
  const webhook = await createWebhook(ada, receiver.url)
  await owner.query(
    `insert into activity (workspace_id, actor_kind, resource_kind, resource_id, action, after)
     values ($1, 'system', 'note', gen_random_uuid(), 'changed', jsonb_build_object('body', repeat('é', 15000)))`,
    [ada.workspaceId],
  )

  await runBatch()

  const { data } = verify(receiver.got[0]!, webhook.secret)
  expect(data).toMatchObject({ action: 'changed', before: null, after: null, valuesOmitted: true })
  expect(receiver.got[0]!.body.length).toBeLessThan(1_000)
})

test('a wake-up call that was lost is made up for', async () => {
  const ada = await createMember()
  const webhook = await createWebhook(ada, receiver.url)
  await createNote(ada)
  await owner.query(`delete from pgboss.job where name = 'webhook.deliver'`)

  await wakeOverdue('test')
  await runBatch()
  const tooEarly = receiver.got.length
  await owner.query(
    `update webhook_deliveries set next_attempt_at = now() - interval '41 s' where webhook_id = $1`,
    [webhook.id],
  )
  await wakeOverdue('test')
  await runBatch()

  expect(tooEarly).toBe(0)
  expect(receiver.got).toHaveLength(1)
})

test('a secret that an older key has sealed is sealed anew, and goes on signing', async () => {
  const ada = await createMember()
  const webhook = await createWebhook(ada, receiver.url)
  vi.stubEnv(
    'WEBHOOK_SECRET_KEYS',
    `2:${Buffer.alloc(32, 2).toString('base64')},${process.env.WEBHOOK_SECRET_KEYS}`,
  )
  vi.resetModules()
  const later = await import('@/lib/features/webhooks/jobs')
  const versions = async () =>
    (await owner.query('select get_byte(sealed, 0) as version from private.webhook_secrets')).rows

  const before = await versions()
  await later.resealSecrets('test')
  const after = await versions()
  await createNote(ada)
  await later.deliver(webhook.id, 'test')

  vi.unstubAllEnvs()
  expect([before, after]).toEqual([[{ version: 1 }], [{ version: 2 }]])
  expect(verify(receiver.got[0]!, webhook.secret).type).toBe('note.created')
})

test('deliveries are purged after thirty days, with their attempts', async () => {
  const ada = await createMember()
  const webhook = await createWebhook(ada, receiver.url)
  await createNote(ada)
  await runBatch()
  await owner.query(
    `insert into webhook_deliveries (id, workspace_id, webhook_id, event_id, event_type, resource_id, body)
     select overlay(gen_random_uuid()::text placing '01900000-0000-7' from 1 for 15)::uuid, $1, $2, gen_random_uuid(), 'note.changed', gen_random_uuid(), '{}'
     from generate_series(1, 700)`,
    [ada.workspaceId, webhook.id],
  )
  await owner.query(
    `insert into webhook_attempts (workspace_id, delivery_id, duration_ms) select workspace_id, id, 1 from webhook_deliveries`,
  )

  await purgeDeliveries('purge')

  const { rows } = await owner.query(
    `select (select count(*)::int from webhook_deliveries) as deliveries, (select count(*)::int from webhook_attempts) as attempts`,
  )
  expect(rows).toEqual([{ deliveries: 1, attempts: 2 }])
})

/** Moments compare as such, however they are written. */
function inMoments({ createdAt, ...rest }: Record<string, unknown>) {
  return { ...rest, createdAt: Date.parse(createdAt as string) }
}
