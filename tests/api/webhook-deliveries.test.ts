import { expect, test } from 'vitest'
import * as deliveries from '@/app/api/v1/workspaces/[workspaceId]/webhooks/[webhookId]/deliveries/route'
import * as delivery from '@/app/api/v1/workspaces/[workspaceId]/webhooks/[webhookId]/deliveries/[deliveryId]/route'
import * as replays from '@/app/api/v1/workspaces/[workspaceId]/webhooks/[webhookId]/deliveries/[deliveryId]/replays/route'
import * as testEvents from '@/app/api/v1/workspaces/[workspaceId]/webhooks/[webhookId]/test-events/route'
import { createApiKey } from '../support/api-keys'
import { owner } from '../support/owner'
import { createFellow, createMember, missingId } from '../support/people'
import { pathsOf, send } from '../support/send'
import { insertNote, type Member } from '../support/notes'
import { changeWebhook, createWebhook, readDeliveries, readDelivery } from '../support/webhooks'

const url = 'https://example.com/plinth-events'

/** A webhook that was told of so many notes. */
async function createScene(notes = 1) {
  const ada = await createMember()
  const webhook = await createWebhook(ada, url, ['note.created'])
  for (let index = 0; index < notes; index += 1) await insertNote(ada, `Note ${index}`)
  const [newest] = await readDeliveries(ada, webhook)
  return { ada, webhook, deliveryId: newest?.id ?? missingId() }
}

const list = (as: Member, webhookId: string, query = {}) =>
  send(deliveries.GET, { as, params: { workspaceId: as.workspaceId, webhookId }, query })
const sendTest = (as: Member, webhookId: string, headers = {}) =>
  send(testEvents.POST, {
    as,
    method: 'POST',
    path: `/v1/workspaces/${as.workspaceId}/webhooks/${webhookId}/test-events`,
    params: { workspaceId: as.workspaceId, webhookId },
    headers,
  })
const replay = (as: Member, webhookId: string, deliveryId: string, headers = {}) =>
  send(replays.POST, {
    as,
    method: 'POST',
    path: `/v1/workspaces/${as.workspaceId}/webhooks/${webhookId}/deliveries/${deliveryId}/replays`,
    params: { workspaceId: as.workspaceId, webhookId, deliveryId },
    headers,
  })

async function settle(deliveryId: string, status = 'delivered') {
  await owner.query(
    'update webhook_deliveries set status = $2, settled_at = now(), attempt_count = 10 where id = $1',
    [deliveryId, status],
  )
}

async function wakeUps(webhookId: string) {
  const { rows } = await owner.query(
    `select from pgboss.job where name = 'webhook.deliver' and data #>> '{payload,webhookId}' = $1`,
    [webhookId],
  )
  return rows.length
}

test('deliveries are listed newest first, page by page', async () => {
  const { ada, webhook } = await createScene(3)

  const first = await list(ada, webhook.id, { limit: '2' })
  const rest = await list(ada, webhook.id, { limit: '2', cursor: first.meta.page.next })

  const times = [...first.data, ...rest.data].map(({ id }: { id: string }) => id)
  expect([first.data.length, rest.data.length, rest.meta.page.next]).toEqual([2, 1, null])
  expect(times).toEqual(times.toSorted().toReversed())
  expect(rest.data[0]).toMatchObject({
    webhookId: webhook.id,
    eventType: 'note.created',
    status: 'waiting',
  })
})

test('a list can be narrowed to a status', async () => {
  const { ada, webhook, deliveryId } = await createScene(2)
  await settle(deliveryId, 'failed')

  const failed = await list(ada, webhook.id, { status: 'failed' })
  const delivered = await list(ada, webhook.id, { status: 'delivered' })

  expect(failed.data.map(({ id }: { id: string }) => id)).toEqual([deliveryId])
  expect(delivered.data).toEqual([])
})

test.each([
  ['status', 'lost'],
  ['eventType', 'member.removed'],
])('%s=%s is refused by name', async (name, value) => {
  const { ada, webhook } = await createScene()

  const answer = await list(ada, webhook.id, { [name]: value })

  expect([answer.status, pathsOf(answer)]).toEqual([422, [`query.${name}`]])
})

test('a delivery says what is sent and how its attempts went, newest first, the latest fifty', async () => {
  const { ada, webhook, deliveryId } = await createScene()
  await owner.query(
    `insert into webhook_attempts (workspace_id, delivery_id, status_code, duration_ms, error, response, created_at)
     select $1, $2, 500, number, null, 'No.', now() from generate_series(1, 60) as number`,
    [ada.workspaceId, deliveryId],
  )

  const { body, attempts, ...shown } = await readDelivery(ada, webhook, deliveryId)

  const [listed] = await readDeliveries(ada, webhook)
  expect(shown).toEqual(listed)
  expect(JSON.parse(body)).toMatchObject({ type: 'note.created', data: { id: shown.eventId } })
  expect(attempts).toHaveLength(50)
  expect(attempts[0]).toMatchObject({ statusCode: 500, error: null, response: 'No.' })
})

test('a test event is sent whichever types the webhook has chosen', async () => {
  const { ada, webhook } = await createScene(0)

  const { status, data, headers } = await sendTest(ada, webhook.id)

  expect(status).toBe(201)
  expect(data).toMatchObject({
    webhookId: webhook.id,
    eventType: 'webhook.test',
    status: 'waiting',
    attemptCount: 0,
  })
  expect(headers.get('location')).toBe(
    `/api/v1/workspaces/${ada.workspaceId}/webhooks/${webhook.id}/deliveries/${data.id}`,
  )
  const { body } = await readDelivery(ada, webhook, data.id)
  expect(JSON.parse(body)).toMatchObject({ type: 'webhook.test', data: { webhookId: webhook.id } })
  expect(await wakeUps(webhook.id)).toBe(1)
})

test('a repetition with the same Idempotency-Key sends one test event', async () => {
  const { ada, webhook } = await createScene(0)
  const headers = { 'idempotency-key': 'test' }

  const [first, again] = [await sendTest(ada, webhook.id, headers), await sendTest(ada, webhook.id, headers)]

  expect(again.data).toEqual(first.data)
  expect(await readDeliveries(ada, webhook)).toHaveLength(1)
})

test('a replay sends a delivery that is over once more, under its id, with all of its tries', async () => {
  const { ada, webhook, deliveryId } = await createScene()
  await settle(deliveryId, 'failed')
  const { eventId } = await readDelivery(ada, webhook, deliveryId)
  const before = await wakeUps(webhook.id)

  const { status, data, headers } = await replay(ada, webhook.id, deliveryId)

  expect(status).toBe(201)
  expect(data).toMatchObject({ id: deliveryId, eventId, status: 'waiting', attemptCount: 0, settledAt: null })
  expect(headers.get('location')).toBe(
    `/api/v1/workspaces/${ada.workspaceId}/webhooks/${webhook.id}/deliveries/${deliveryId}`,
  )
  expect(await wakeUps(webhook.id)).toBe(before + 1)
})

test('a repetition with the same Idempotency-Key replays once, even when the first replay is over', async () => {
  const { ada, webhook, deliveryId } = await createScene()
  await settle(deliveryId)
  const headers = { 'idempotency-key': 'replay' }

  const first = await replay(ada, webhook.id, deliveryId, headers)
  await settle(deliveryId)
  const again = await replay(ada, webhook.id, deliveryId, headers)

  expect([first.status, again.status]).toEqual([201, 201])
  expect(await readDelivery(ada, webhook, deliveryId)).toMatchObject({ status: 'delivered' })
})

test('what is still being tried is not replayed', async () => {
  const { ada, webhook, deliveryId } = await createScene()

  const { status, error } = await replay(ada, webhook.id, deliveryId)

  expect([status, error.code, error.message]).toEqual([409, 'conflict', 'The delivery is still being tried.'])
})

test('a disabled webhook is sent neither test events nor replays', async () => {
  const { ada, webhook, deliveryId } = await createScene()
  await settle(deliveryId)
  await changeWebhook(ada, webhook, { enabled: false })

  const answers = [await sendTest(ada, webhook.id), await replay(ada, webhook.id, deliveryId)]

  expect(answers.map(({ status, error }) => [status, error.message])).toEqual([
    [409, 'The webhook is disabled. Enable it first.'],
    [409, 'The webhook is disabled. Enable it first.'],
  ])
})

test.each([
  ['admin', [200, 200, 201, 201]],
  ['member', [403, 403, 403, 403]],
  ['viewer', [403, 403, 403, 403]],
] as const)('%s: only owners and admins have to do with deliveries', async (role, expected) => {
  const { ada, webhook, deliveryId } = await createScene()
  await settle(deliveryId)
  const person = await createFellow(ada.workspaceId, role)
  const params = { workspaceId: ada.workspaceId, webhookId: webhook.id, deliveryId }

  const answers = [
    await list(person, webhook.id),
    await send(delivery.GET, { as: person, params }),
    await sendTest(person, webhook.id),
    await replay(person, webhook.id, deliveryId),
  ]

  expect(answers.map(({ status }) => status)).toEqual(expected)
})

test('who is not signed in is told so, and an API key is refused', async () => {
  const { ada, webhook, deliveryId } = await createScene()
  const key = await createApiKey(ada)
  const params = { workspaceId: ada.workspaceId, webhookId: webhook.id, deliveryId }
  const ask = (by: { key?: string }) =>
    Promise.all([
      send(deliveries.GET, { ...by, params }),
      send(delivery.GET, { ...by, params }),
      send(testEvents.POST, { ...by, method: 'POST', params }),
      send(replays.POST, { ...by, method: 'POST', params }),
    ])

  const [nobody, machine] = [await ask({}), await ask({ key: key.secret })]

  expect(nobody.map(({ status }) => status)).toEqual([401, 401, 401, 401])
  expect(machine.map(({ status }) => status)).toEqual([403, 403, 403, 403])
})

test('a delivery is found below its own webhook only', async () => {
  const { ada, webhook, deliveryId } = await createScene()
  const other = await createWebhook(ada, url)
  await settle(deliveryId)
  const params = { workspaceId: ada.workspaceId, webhookId: other.id, deliveryId }

  const answers = [await send(delivery.GET, { as: ada, params }), await replay(ada, other.id, deliveryId)]

  expect(answers.map(({ status }) => status)).toEqual([404, 404])
  expect(await readDelivery(ada, webhook, deliveryId)).toMatchObject({ status: 'delivered' })
})

test('a delivery of another workspace, or of another webhook, answers exactly like a missing one', async () => {
  const [{ ada, webhook, deliveryId }, other] = [await createScene(), await createScene()]
  await settle(deliveryId)
  const eve = other.ada
  const headers = { 'x-request-id': 'same-request-id' }
  const ask = (params: { workspaceId: string; webhookId: string; deliveryId: string }) => {
    const sent = { as: eve, headers, params }
    return Promise.all([send(delivery.GET, sent), send(replays.POST, { ...sent, method: 'POST' })])
  }
  const askAll = (workspaceId: string, webhookId: string) => {
    const sent = { as: eve, headers, params: { workspaceId, webhookId } }
    return Promise.all([send(deliveries.GET, sent), send(testEvents.POST, { ...sent, method: 'POST' })])
  }

  const foreign = [
    ...(await ask({ workspaceId: ada.workspaceId, webhookId: webhook.id, deliveryId })),
    ...(await ask({ workspaceId: eve.workspaceId, webhookId: webhook.id, deliveryId })),
    ...(await ask({ workspaceId: eve.workspaceId, webhookId: other.webhook.id, deliveryId })),
    ...(await askAll(ada.workspaceId, webhook.id)),
    ...(await askAll(eve.workspaceId, webhook.id)),
  ]
  const missing = await ask({
    workspaceId: eve.workspaceId,
    webhookId: other.webhook.id,
    deliveryId: missingId(),
  })

  expect(missing[0].status).toBe(404)
  expect(new Set([...foreign, ...missing].map(({ text }) => text)).size).toBe(1)
  expect(await readDelivery(ada, webhook, deliveryId)).toMatchObject({ status: 'delivered' })
})
