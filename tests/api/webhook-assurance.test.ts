import { expect, test } from 'vitest'
import * as rotations from '@/app/api/v1/workspaces/[workspaceId]/webhooks/[webhookId]/secret-rotations/route'
import * as webhook from '@/app/api/v1/workspaces/[workspaceId]/webhooks/[webhookId]/route'
import * as webhooks from '@/app/api/v1/workspaces/[workspaceId]/webhooks/route'
import { atEachLevel, bothAsked } from '../support/assurance'
import type { Member } from '../support/notes'
import { createMember } from '../support/people'
import { send } from '../support/send'
import { changeWebhook, createWebhook } from '../support/webhooks'

const url = 'https://example.com/elsewhere'
const params = ({ workspaceId }: Member, webhookId: string) => ({ workspaceId, webhookId })

const operations: [string, string, (as: Member, id: string) => ReturnType<typeof send>][] = [
  [
    'create a webhook',
    'webhooks',
    (as) =>
      send(webhooks.POST, { as, params: { workspaceId: as.workspaceId }, body: { url, eventTypes: ['*'] } }),
  ],
  ['change the address of a webhook', 'webhooks', (as, id) => changeWebhook(as, { id }, { url })],
  [
    'rotate the secret of a webhook',
    'private.webhook_secrets',
    (as, id) => send(rotations.POST, { as, method: 'POST', params: params(as, id) }),
  ],
  [
    'remove a webhook',
    'webhooks',
    (as, id) => send(webhook.DELETE, { as, method: 'DELETE', params: params(as, id) }),
  ],
]

test.each(operations)(
  'an old proof or one factor of two does not suffice to %s',
  async (_, table, operate) => {
    const ada = await createMember()
    const { id } = await createWebhook(ada, 'https://example.com/events')

    expect(await atEachLevel(ada, table, (as) => operate(as, id))).toEqual(bothAsked)
  },
)
