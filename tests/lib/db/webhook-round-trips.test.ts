import { expect, test } from 'vitest'
import { owner } from '../../support/owner'
import { createMember } from '../../support/people'
import { countRoundTrips } from '../../support/round-trips'
import { send } from '../../support/send'

const proxy = await countRoundTrips()
const notes = await import('@/lib/features/notes/route')
const webhooks = await import('@/app/api/v1/workspaces/[workspaceId]/webhooks/route')
const webhook = await import('@/app/api/v1/workspaces/[workspaceId]/webhooks/[webhookId]/route')
const rotations =
  await import('@/app/api/v1/workspaces/[workspaceId]/webhooks/[webhookId]/secret-rotations/route')
const testEvents =
  await import('@/app/api/v1/workspaces/[workspaceId]/webhooks/[webhookId]/test-events/route')
const deliveries = await import('@/app/api/v1/workspaces/[workspaceId]/webhooks/[webhookId]/deliveries/route')
const delivery =
  await import('@/app/api/v1/workspaces/[workspaceId]/webhooks/[webhookId]/deliveries/[deliveryId]/route')
const replays =
  await import('@/app/api/v1/workspaces/[workspaceId]/webhooks/[webhookId]/deliveries/[deliveryId]/replays/route')

test('of webhooks and deliveries a read costs one round trip, a write two', async () => {
  const ada = await createMember()
  const { workspaceId } = ada
  const body = { url: 'https://example.com/', eventTypes: ['*'] }
  const created = await proxy.during(() => send(webhooks.POST, { as: ada, params: { workspaceId }, body }))
  const params = { workspaceId, webhookId: created.result.data.id }
  const tested = await proxy.during(() => send(testEvents.POST, { as: ada, method: 'POST', params }))
  const ofDelivery = { ...params, deliveryId: tested.result.data.id }
  await owner.query(`update webhook_deliveries set status = 'failed'`)

  const reads = [
    await proxy.during(() => send(webhooks.GET, { as: ada, params })),
    await proxy.during(() => send(webhook.GET, { as: ada, params })),
    await proxy.during(() => send(deliveries.GET, { as: ada, params })),
    await proxy.during(() => send(delivery.GET, { as: ada, params: ofDelivery })),
  ]
  const writes = [
    created,
    tested,
    await proxy.during(() => send(rotations.POST, { as: ada, method: 'POST', params })),
    await proxy.during(() => send(replays.POST, { as: ada, method: 'POST', params: ofDelivery })),
    await proxy.during(() =>
      send(webhook.PATCH, { as: ada, method: 'PATCH', params, body: { description: 'x' } }),
    ),
    await proxy.during(() => send(webhook.DELETE, { as: ada, method: 'DELETE', params })),
  ]

  const seen = (all: typeof writes) => all.map(({ result, flights }) => [result.status, flights])
  expect(seen(reads)).toEqual([200, 200, 200, 200].map((status) => [status, 1]))
  expect(seen(writes)).toEqual([201, 201, 201, 201, 200, 204].map((status) => [status, 2]))
})

test('a write that webhooks are told of costs two round trips too', async () => {
  const ada = await createMember()
  const params = { workspaceId: ada.workspaceId }
  for (const path of ['one', 'two'])
    await send(webhooks.POST, {
      as: ada,
      params,
      body: { url: `https://example.com/${path}`, eventTypes: ['*'] },
    })

  const { result, flights } = await proxy.during(() =>
    send(notes.POST, { as: ada, params, body: { title: 'Apollo' } }),
  )

  const { rows } = await owner.query(`select from webhook_deliveries where workspace_id = $1`, [
    ada.workspaceId,
  ])
  expect([result.status, flights, rows.length]).toEqual([201, 2, 2])
})

test('who has no webhooks pays for one look at an index, and nothing for what others have', async () => {
  const [ada, eve] = [await createMember(), await createMember()]
  await owner.query(
    `alter table webhooks disable trigger user;
     insert into webhooks (workspace_id, url, event_types) select '${eve.workspaceId}', 'https://example.com/', '{*}' from generate_series(1, 5000);
     alter table webhooks enable trigger user;
     analyze webhooks`,
  )

  const { rows } = await owner.query<{ 'QUERY PLAN': string }>(
    `explain (analyze, buffers, costs off, timing off, summary off)
     select id from webhooks where workspace_id = '${ada.workspaceId}' and enabled and event_types && array['*', 'note.created']`,
  )

  const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
  expect(plan).toContain('webhooks_enabled_idx')
  expect(plan).not.toContain('Rows Removed')
  expect(plan).not.toContain('Seq Scan')
})
