import { expect, test, vi } from 'vitest'
import * as rotations from '@/app/api/v1/workspaces/[workspaceId]/webhooks/[webhookId]/secret-rotations/route'
import * as webhook from '@/app/api/v1/workspaces/[workspaceId]/webhooks/[webhookId]/route'
import * as webhooks from '@/app/api/v1/workspaces/[workspaceId]/webhooks/route'
import * as activity from '@/app/api/v1/workspaces/[workspaceId]/activity/route'
import { keyScopes } from '@/lib/auth/permissions'
import { webhookEventTypes } from '@/lib/features/webhooks/schema'
import { log } from '@/lib/observability/log'
import { createApiKey } from '../support/api-keys'
import { owner } from '../support/owner'
import { createFellow, createMember, missingId } from '../support/people'
import { pathsOf, send } from '../support/send'
import type { Member } from '../support/notes'
import { changeWebhook, createWebhook, readWebhook } from '../support/webhooks'

const url = 'https://example.com/plinth-events'
const input = { url, description: 'Billing', eventTypes: ['note.created', 'note.changed'] }

const create = (as: Member | undefined, body: unknown = input, headers = {}) =>
  send(webhooks.POST, { as, params: { workspaceId: as?.workspaceId ?? missingId() }, body, headers })
const rotate = (as: Member, webhookId: string, headers = {}) =>
  send(rotations.POST, {
    as,
    method: 'POST',
    path: `/v1/workspaces/${as.workspaceId}/webhooks/${webhookId}/secret-rotations`,
    params: { workspaceId: as.workspaceId, webhookId },
    headers,
  })
const remove = (as: Member, webhookId: string, headers = {}) =>
  send(webhook.DELETE, {
    as,
    method: 'DELETE',
    params: { workspaceId: as.workspaceId, webhookId },
    headers,
  })

test('a webhook is created with a secret of 256 bits, which no later answer has', async () => {
  const ada = await createMember()

  const created = await create(ada)
  const listed = await send(webhooks.GET, { as: ada, params: { workspaceId: ada.workspaceId } })

  const { secret, ...shown } = created.data
  expect(created.status).toBe(201)
  expect(shown).toMatchObject({
    ...input,
    enabled: true,
    disabledReason: null,
    createdBy: ada.userId,
    version: 1,
  })
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  expect(listed.data).toEqual([shown])
  expect(await readWebhook(ada, shown)).toEqual(shown)
})

test('the secret is stored encrypted and in no log line', async () => {
  const ada = await createMember()
  const lines = (['info', 'warn', 'error'] as const).map((level) => vi.spyOn(log, level))

  const { data } = await create(ada)
  const { rows } = await owner.query(
    `select encode(sealed, 'escape') as text, encode(sealed, 'base64') as base64 from private.webhook_secrets where webhook_id = $1`,
    [data.id],
  )

  const random = data.secret.slice('whsec_'.length)
  expect(rows).toHaveLength(1)
  expect(JSON.stringify([rows, lines.map(({ mock }) => mock.calls)])).not.toContain(random)
})

test('a repetition with the same Idempotency-Key creates one webhook, and its secret is not shown again', async () => {
  const ada = await createMember()
  const headers = { 'idempotency-key': 'one' }

  const [first, again] = [await create(ada, input, headers), await create(ada, input, headers)]

  expect([first.status, again.status]).toEqual([201, 201])
  expect(again.data).toEqual({ ...first.data, secret: null })
  expect(again.headers.get('idempotency-replayed')).toBe('true')
})

test.each([
  ['an address that is none', { url: 'plinth' }, 'body.url'],
  ['plain http', { url: 'http://example.com/' }, 'body.url'],
  ['a file', { url: 'file:///etc/passwd' }, 'body.url'],
  ['credentials', { url: 'https://me:secret@example.com/' }, 'body.url'],
  ['a fragment', { url: 'https://example.com/#part' }, 'body.url'],
  ['a port of a system service', { url: 'https://example.com:22/' }, 'body.url'],
  ['this machine', { url: 'https://127.0.0.1/' }, 'body.url'],
  ['a host on two lines', { url: 'https://exam\nple.com/' }, 'body.url'],
  ['a host with an empty label', { url: 'https://a..example.com/' }, 'body.url'],
  ['this machine, spelled otherwise', { url: 'https://0x7f.1/' }, 'body.url'],
  ['a metadata service', { url: 'https://169.254.169.254/latest/meta-data' }, 'body.url'],
  ['a private network', { url: 'https://[fd00::1]/' }, 'body.url'],
  ['an address that is too long', { url: `https://example.com/${'x'.repeat(2000)}` }, 'body.url'],
  ['a description that is too long', { description: 'x'.repeat(201) }, 'body.description'],
  ['no type', { eventTypes: [] }, 'body.eventTypes'],
  ['a type twice', { eventTypes: ['*', '*'] }, 'body.eventTypes'],
  ['a type that does not exist', { eventTypes: ['note.exploded'] }, 'body.eventTypes.0'],
  ['events of webhooks', { eventTypes: ['webhook.created'] }, 'body.eventTypes.0'],
  ['a secret of its own', { secret: 'whsec_AAAA' }, 'body.secret'],
  ['a reason', { disabledReason: 'gone' }, 'body.disabledReason'],
])('%s is refused by name', async (_, change, path) => {
  const ada = await createMember()

  const answer = await create(ada, { ...input, ...change })

  expect(answer.status).toBe(422)
  expect(new Set(pathsOf(answer))).toEqual(new Set([path]))
})

test('the event types are the kinds of activity with what can happen to each', () => {
  expect(webhookEventTypes).toEqual(
    expect.arrayContaining(['note.changed', 'note.created', 'member.removed']),
  )
  expect(webhookEventTypes).not.toContain('note.completed')
})

test('a workspace has twenty webhooks at most, however many are created at once', async () => {
  const ada = await createMember()

  const answers = await Promise.all(Array.from({ length: 22 }, () => create(ada)))

  const refused = answers.filter(({ status }) => status !== 201)
  expect(refused.map(({ status, error }) => [status, error.code, error.message])).toEqual(
    Array.from({ length: 2 }, () => [409, 'conflict', 'A workspace has 20 webhooks at most.']),
  )
})

test('a webhook is changed, and its activity says what changed', async () => {
  const ada = await createMember()
  const { id } = await createWebhook(ada, url)

  const changed = await changeWebhook(ada, { id }, { enabled: false, eventTypes: ['member.removed'] })
  const seen = await send(activity.GET, {
    as: ada,
    params: { workspaceId: ada.workspaceId },
    query: { resourceKind: 'webhook' },
  })

  expect(changed).toMatchObject({
    status: 200,
    data: { enabled: false, eventTypes: ['member.removed'], version: 2 },
  })
  expect(seen.data).toMatchObject([
    { action: 'changed', before: { enabled: true, eventTypes: ['*'] }, after: { enabled: false } },
    { action: 'created', after: { url, enabled: true } },
  ])
})

test('a change that names the version that it read is made once', async () => {
  const ada = await createMember()
  const { id } = await createWebhook(ada, url)
  const { headers } = await send(webhook.GET, {
    as: ada,
    params: { workspaceId: ada.workspaceId, webhookId: id },
  })
  const ifMatch = { 'if-match': headers.get('etag')! }

  const first = await changeWebhook(ada, { id }, { description: 'One' }, ifMatch)
  const stale = await changeWebhook(ada, { id }, { description: 'Two' }, ifMatch)
  const staleRemoval = await remove(ada, id, ifMatch)

  expect([first.status, stale.status, staleRemoval.status]).toEqual([200, 412, 412])
  expect(await readWebhook(ada, { id })).toMatchObject({ description: 'One' })
})

test('a change of nothing is refused', async () => {
  const ada = await createMember()
  const { id } = await createWebhook(ada, url)

  expect((await changeWebhook(ada, { id }, {})).status).toBe(422)
})

test('a webhook that is removed takes its secret and its deliveries along', async () => {
  const ada = await createMember()
  const { id } = await createWebhook(ada, url)
  await owner.query(`insert into notes (workspace_id, title) values ($1, 'Apollo')`, [ada.workspaceId])
  const count = async () => {
    const { rows } = await owner.query(
      `select (select count(*)::int from private.webhook_secrets where webhook_id = $1) as secrets,
         (select count(*)::int from webhook_deliveries where webhook_id = $1) as deliveries`,
      [id],
    )
    return rows[0]
  }
  const before = await count()

  const removed = await remove(ada, id)

  expect(before).toEqual({ secrets: 1, deliveries: 1 })
  expect(removed.status).toBe(204)
  expect(await count()).toEqual({ secrets: 0, deliveries: 0 })
})

test('a rotation shows another secret, keeps the former one for a day and no older one, and is found in the activity', async () => {
  const ada = await createMember()
  const { id, secret, secretChangedAt } = await createWebhook(ada, url)

  const first = await rotate(ada, id)
  const second = await rotate(ada, id)
  const { rows } = await owner.query(
    'select round(extract(epoch from expires_at - now()) / 3600)::int as hours from private.webhook_secrets where webhook_id = $1 order by expires_at',
    [id],
  )

  expect(first.status).toBe(201)
  expect(first.headers.get('location')).toBe(`/api/v1/workspaces/${ada.workspaceId}/webhooks/${id}`)
  expect(new Set([secret, first.data.secret, second.data.secret]).size).toBe(3)
  expect(Date.parse(second.data.previousExpiresAt) - Date.now()).toBeGreaterThan(23.9 * 3_600_000)
  expect(rows).toEqual([{ hours: 24 }, { hours: null }])
  expect((await readWebhook(ada, { id })).secretChangedAt > secretChangedAt).toBe(true)
  const seen = await send(activity.GET, {
    as: ada,
    params: { workspaceId: ada.workspaceId },
    query: { resourceId: id },
  })
  expect(Object.keys(seen.data[0].after)).toEqual(['secretChangedAt'])
  expect(seen.text).not.toContain(second.data.secret)
})

test('a repeated rotation with the same Idempotency-Key rotates once, and its secret is not shown again', async () => {
  const ada = await createMember()
  const { id } = await createWebhook(ada, url)
  const headers = { 'idempotency-key': 'rotate' }

  const [first, again] = [await rotate(ada, id, headers), await rotate(ada, id, headers)]

  expect(again.data).toEqual({ ...first.data, secret: null })
  expect((await readWebhook(ada, { id })).version).toBe(2)
})

test.each([
  ['owner', [201, 200, 200, 200, 201, 204]],
  ['admin', [201, 200, 200, 200, 201, 204]],
  ['member', [403, 403, 403, 403, 403, 403]],
  ['viewer', [403, 403, 403, 403, 403, 403]],
] as const)('%s: only owners and admins have to do with webhooks', async (role, expected) => {
  const ada = await createMember()
  const { id } = await createWebhook(ada, url)
  const person = await createFellow(ada.workspaceId, role)
  const params = { workspaceId: ada.workspaceId, webhookId: id }

  const answers = [
    await create(person),
    await send(webhooks.GET, { as: person, params }),
    await send(webhook.GET, { as: person, params }),
    await changeWebhook(person, { id }, { enabled: false }),
    await rotate(person, id),
    await remove(person, id),
  ]

  expect(answers.map(({ status }) => status)).toEqual(expected)
})

test('who is not signed in is told so, and an API key with every scope is refused', async () => {
  const ada = await createMember()
  const { id } = await createWebhook(ada, url)
  const key = await createApiKey(ada, keyScopes)
  const params = { workspaceId: ada.workspaceId, webhookId: id }
  const ask = (by: { key?: string }) =>
    Promise.all([
      send(webhooks.POST, { ...by, params, body: input }),
      send(webhooks.GET, { ...by, params }),
      send(webhook.GET, { ...by, params }),
      send(webhook.PATCH, { ...by, method: 'PATCH', params, body: { enabled: false } }),
      send(webhook.DELETE, { ...by, method: 'DELETE', params }),
      send(rotations.POST, { ...by, method: 'POST', params }),
    ])

  const [nobody, machine] = [await ask({}), await ask({ key: key.secret })]

  expect(nobody.map(({ status }) => status)).toEqual(nobody.map(() => 401))
  expect(machine.map(({ status }) => status)).toEqual(machine.map(() => 403))
})

test('a webhook of another workspace answers exactly like a missing one', async () => {
  const [ada, eve] = await Promise.all([createMember(), createMember()])
  const { id } = await createWebhook(ada, url)
  const headers = { 'x-request-id': 'same-request-id' }
  const ask = (workspaceId: string, webhookId: string) => {
    const sent = { as: eve, headers, params: { workspaceId, webhookId } }
    return Promise.all([
      send(webhook.GET, sent),
      send(webhook.PATCH, { ...sent, method: 'PATCH', body: { enabled: false } }),
      send(webhook.DELETE, { ...sent, method: 'DELETE' }),
      send(rotations.POST, { ...sent, method: 'POST' }),
    ])
  }

  const foreign = [...(await ask(eve.workspaceId, id)), ...(await ask(ada.workspaceId, id))]
  const missing = await ask(missingId(), missingId())

  expect(missing[0].status).toBe(404)
  expect(new Set([...foreign, ...missing].map(({ text }) => text)).size).toBe(1)
  expect(await readWebhook(ada, { id })).toMatchObject({ enabled: true, version: 1 })
})

test.each([
  ['has left', 'delete from memberships where user_id = $1'],
  ['may no longer create one', `update memberships set role = 'member' where user_id = $1`],
  ['is banned', `update auth.users set banned_until = now() + interval '1 day' where id = $1`],
])('a webhook says so once its creator %s, and goes on', async (_, lose) => {
  const ada = await createMember()
  const inviter = await createFellow(ada.workspaceId, 'admin')
  const { data } = await create(inviter)

  await owner.query(lose, [inviter.userId])

  const shown = await readWebhook(ada, data)
  const changed = await changeWebhook(ada, data, { description: 'Checked' })
  const { data: listed } = await send(webhooks.GET, { as: ada, params: { workspaceId: ada.workspaceId } })
  expect(data.creatorAuthorized).toBe(true)
  expect([shown, changed.data, listed[0]].map((one) => [one.enabled, one.creatorAuthorized])).toEqual([
    [true, false],
    [true, false],
    [true, false],
  ])
})

test.each([
  ['chose its address', (eve: Member, id: string) => changeWebhook(eve, { id }, { url: `${url}-of-eve` })],
  ['rotated its secret', (eve: Member, id: string) => rotate(eve, id)],
  [
    'gave it a secret while it had none',
    async (eve: Member, id: string) => {
      await owner.query('delete from private.webhook_secrets where webhook_id = $1', [id])
      return rotate(eve, id)
    },
  ],
])('a webhook says so once whoever last %s is gone, until somebody chooses anew', async (_, choose) => {
  const ada = await createMember()
  const eve = await createFellow(ada.workspaceId, 'admin')
  const { data } = await create(ada)
  const isAuthorized = async () => (await readWebhook(ada, data)).creatorAuthorized

  expect((await choose(eve, data.id)).status).toBeLessThan(300)
  const before = await isAuthorized()
  await owner.query('delete from memberships where user_id = $1', [eve.userId])
  const gone = await isAuthorized()
  const { url: kept } = await readWebhook(ada, data)
  await changeWebhook(ada, data, { url: kept, description: 'Checked' })
  const described = await isAuthorized()
  await changeWebhook(ada, data, { url: `${url}-of-ada` })
  await rotate(ada, data.id)

  expect([before, gone, described, await isAuthorized()]).toEqual([true, false, false, true])
})

test('a rotation of the secret does not hide who chose the address, nor the other way round', async () => {
  const ada = await createMember()
  const eve = await createFellow(ada.workspaceId, 'admin')
  const { data: redirected } = await create(ada)
  const { data: rotated } = await create(ada)
  await changeWebhook(eve, redirected, { url: `${url}-of-eve` })
  await rotate(eve, rotated.id)

  await rotate(ada, redirected.id)
  await changeWebhook(ada, rotated, { url: `${url}-of-ada` })
  await owner.query('delete from memberships where user_id = $1', [eve.userId])

  const shown = await Promise.all([redirected, rotated].map((one) => readWebhook(ada, one)))
  expect(shown.map(({ creatorAuthorized }) => creatorAuthorized)).toEqual([false, false])
})

test('the activity of a webhook names its author once, and no column of its own', async () => {
  const ada = await createMember()
  const eve = await createFellow(ada.workspaceId, 'admin')
  const { data } = await create(ada)

  await changeWebhook(eve, data, { url: `${url}-of-eve` })

  const { rows } = await owner.query(
    `select actor_id, after from activity where resource_id = $1 and action = 'changed'`,
    [data.id],
  )
  expect(rows).toEqual([{ actor_id: eve.userId, after: { url: `${url}-of-eve` } }])
})
