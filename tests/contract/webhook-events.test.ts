import { expect, test } from 'vitest'
import { document } from '@/lib/http/openapi/written'
import { owner } from '../support/owner'
import { send } from '../support/send'
import { mismatches } from './answers'
import { documentedOperations } from './operations'
import { createWorld, likelyRequest } from './world'

const operations = await documentedOperations()
const { webhooks = {} } = document
const contentOf = (type: string) => webhooks[type]?.post.requestBody!.content['application/json']

test('every event that a webhook can choose is in the document, with an example that its schema allows', () => {
  const chosen = document.components.schemas.CreateWebhook!.properties!.eventTypes!.items!.enum as string[]
  expect(Object.keys(webhooks).toSorted()).toEqual(
    [...chosen.filter((type) => type !== '*'), 'webhook.test'].toSorted(),
  )

  const faults = Object.keys(webhooks).flatMap((type) => {
    const { schema, example } = contentOf(type)!
    return [...mismatches(schema, example), ...((example as { type: string }).type === type ? [] : [type])]
  })
  expect(faults).toEqual([])
})

test('every event that is sent is as the document says', async () => {
  const world = await createWorld(operations)
  const { workspaceId } = world.owner
  await owner.query(`update webhooks set event_types = '{*}', enabled = true where workspace_id = $1`, [
    workspaceId,
  ])
  const changes = operations.filter(({ id }) => /^(change|complete|create|send)/.test(id))
  const refusals: string[] = []
  for (const operation of changes.filter(({ id }) => !/Webhook$/.test(id))) {
    const { status, text } = await send(operation.handler, {
      as: world.owner,
      ...likelyRequest(operation, world),
    })
    // The world has one of everything already, and some names may be taken once.
    if (status >= 400 && status !== 409) refusals.push(`${operation.id}: ${text}`)
  }
  expect(refusals).toEqual([])

  const { rows } = await owner.query<{ type: string; body: string }>(
    'select event_type as type, body from webhook_deliveries where workspace_id = $1',
    [workspaceId],
  )
  const sent = new Set(rows.map(({ type }) => type))
  expect([...sent]).toEqual(expect.arrayContaining(['webhook.test', 'member.changed', 'workspace.changed']))
  const faults = rows.flatMap(({ type, body }) =>
    mismatches(contentOf(type)!.schema, JSON.parse(body)).map((fault) => `${type}: ${fault}`),
  )
  expect(faults).toEqual([])
})
