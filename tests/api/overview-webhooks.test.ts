import { expect, test } from 'vitest'
import * as overview from '@/app/api/v1/workspaces/[workspaceId]/overview/route'
import { owner } from '../support/owner'
import { createFellow, createMember } from '../support/people'
import { send } from '../support/send'
import { createWebhook } from '../support/webhooks'

test('deliveries and their failures count by day, for who may read webhooks, and others learn nothing', async () => {
  const ada = await createMember()
  const viewer = await createFellow(ada.workspaceId, 'viewer')
  const webhook = await createWebhook(ada, 'https://example.com/')
  const deliver = (status: string, ago: string) =>
    owner.query(
      `insert into webhook_deliveries (workspace_id, webhook_id, event_id, event_type, resource_id, body, status, created_at)
       values ($1, $2, gen_random_uuid(), 'member.changed', gen_random_uuid(), '{}', $3, now() - $4::interval)`,
      [ada.workspaceId, webhook.id, status, ago],
    )
  await deliver('failed', '0')
  await deliver('delivered', '0')
  await deliver('failed', '72 hours')
  await deliver('failed', '14 days')

  const params = { workspaceId: ada.workspaceId }
  const [mine, theirs] = [
    await send(overview.GET, { as: ada, params }),
    await send(overview.GET, { as: viewer, params }),
  ]

  expect(mine.data.deliveries).toHaveLength(14)
  expect(mine.data.deliveries.at(-1)).toMatchObject({ total: 2, failed: 1 })
  expect(mine.data.deliveries.at(-4)).toMatchObject({ total: 1, failed: 1 })
  const total = mine.data.deliveries.reduce((sum: number, day: { total: number }) => sum + day.total, 0)
  expect(total).toBe(3)
  expect(theirs.data.deliveries).toBeNull()
})
