import { beforeAll, describe, expect, test } from 'vitest'
import { acting } from '../support/acting'
import { createApiKey } from '../support/api-keys'
import { owner } from '../support/owner'
import { createFellow, createMember } from '../support/people'

const people = ['owner', 'admin', 'member', 'viewer', 'stranger'] as const
type Person = (typeof people)[number]
const managers: Person[] = ['owner', 'admin']

async function createRows(workspaceId: string) {
  const webhook = await owner.query<{ id: string }>(
    `insert into webhooks (workspace_id, url, event_types) values ($1, 'https://example.com/', '{*}') returning id`,
    [workspaceId],
  )
  const webhookId = webhook.rows[0]!.id
  await owner.query(
    `insert into private.webhook_secrets (workspace_id, webhook_id, sealed) values ($1, $2, decode(repeat('01', 61), 'hex'))`,
    [workspaceId, webhookId],
  )
  await owner.query(`insert into notes (workspace_id, title) values ($1, 'Apollo')`, [workspaceId])
  const delivery = await owner.query<{ id: string }>(
    'select id from webhook_deliveries where webhook_id = $1',
    [webhookId],
  )
  const deliveryId = delivery.rows[0]!.id
  await owner.query(
    'insert into webhook_attempts (workspace_id, delivery_id, duration_ms) values ($1, $2, 1)',
    [workspaceId, deliveryId],
  )
  return { workspaceId, webhookId, deliveryId }
}

let scene: Record<Person, Awaited<ReturnType<typeof createMember>>>
let ours: Awaited<ReturnType<typeof createRows>>
let theirs: Awaited<ReturnType<typeof createRows>>
beforeAll(async () => {
  const ada = await createMember()
  const [admin, member, viewer] = await Promise.all(
    (['admin', 'member', 'viewer'] as const).map((role) => createFellow(ada.workspaceId, role)),
  )
  scene = { owner: ada, admin: admin!, member: member!, viewer: viewer!, stranger: await createMember() }
  ours = await createRows(ada.workspaceId)
  theirs = await createRows(scene.stranger.workspaceId)
})

const as = (person: Person) => ({ role: 'app_user' as const, userId: scene[person].userId })

describe.each([
  [
    'add a webhook',
    () => [
      `insert into webhooks (workspace_id, url, event_types) values ($1, 'https://example.com/', '{*}')`,
      [ours.workspaceId],
    ],
  ],
  [
    'change a webhook',
    () => [
      `update webhooks set url = 'https://example.org/', description = 'x', event_types = '{member.removed}', enabled = false where id = $1`,
      [ours.webhookId],
    ],
  ],
  ['remove a webhook', () => ['delete from webhooks where id = $1', [ours.webhookId]]],
] as [string, () => [string, unknown[]]][])('to %s', (_, statement) => {
  test.each(people)('%s', async (person) => {
    const outcome = await acting(as(person), ...statement(), { widen: 'webhooks' })

    const done = 'rows' in outcome && outcome.rows.length === 1
    expect({ person, done }).toEqual({ person, done: managers.includes(person) })
  })
})

describe.each(['webhooks', 'webhook_deliveries', 'webhook_attempts'])('the rows of %s', (table) => {
  test.each(people)('are those of the own workspace for %s, if they manage it', async (person) => {
    const outcome = await acting(as(person), `select distinct workspace_id as id from ${table}`)

    const visible = person === 'stranger' ? [theirs] : managers.includes(person) ? [ours] : []
    expect(outcome).toEqual({ rows: visible.map(({ workspaceId }) => ({ id: workspaceId })) })
  })

  test('are closed to who is not signed in', async () => {
    expect(await acting({ role: 'anon' }, `select from ${table}`)).toEqual({ refused: '42501' })
  })

  test('are closed to an API key', async () => {
    const { hash } = await createApiKey(scene.owner)

    expect(await acting({ role: 'app_user', keyHash: hash }, `select id from ${table}`)).toEqual({
      rows: [],
    })
  })
})

test.each([
  ['read a secret', 'select from private.webhook_secrets'],
  ['choose a secret unasked', `update private.webhook_secrets set sealed = 'x'`],
  ['move a webhook', 'update webhooks set workspace_id = workspace_id'],
  ['choose its version', 'update webhooks set version = 1'],
  ['say why it is disabled', `update webhooks set disabled_reason = 'gone'`],
  ['say since when it fails', 'update webhooks set failing_since = null'],
  ['add a delivery', `insert into webhook_deliveries (body) values ('{}')`],
  ['change a delivery', `update webhook_deliveries set body = '{}'`],
  ['remove a delivery', 'delete from webhook_deliveries'],
  ['add an attempt', 'insert into webhook_attempts (duration_ms) values (1)'],
  ['change an attempt', 'update webhook_attempts set status_code = 200'],
  ['remove an attempt', 'delete from webhook_attempts'],
  ['read what others told us', 'select from private.inbound_events'],
  ['make up what others told us', `select private.receive_event('mail', 'x', '{}')`],
  ['take a delivery', `select private.claim_webhook_delivery(gen_random_uuid(), 1, '1 s')`],
  [
    'say how a delivery went',
    `select private.settle_webhook_delivery(gen_random_uuid(), 1, 200, 1, null, null, null)`,
  ],
  ['wake up for webhooks', `select private.wake_overdue_webhooks('1 s', 1)`],
  ['purge deliveries', 'select private.purge_webhook_deliveries(now(), 1)'],
  ['purge what others told us', 'select private.purge_inbound_events(now(), 1)'],
])('an owner cannot %s', async (_, text) => {
  expect(await acting(as('owner'), text)).toEqual({ refused: '42501' })
})

test.each(people)(
  '%s gives a webhook a secret, tests and replays it only where they may change it',
  async (person) => {
    const refusals: Partial<Record<Person, string>> = { member: 'PT403', viewer: 'PT403', stranger: 'PT404' }
    await owner.query(`update webhook_deliveries set status = 'delivered' where id = $1`, [ours.deliveryId])

    const outcomes = await Promise.all([
      acting(
        as(person),
        `select private.keep_webhook_secret($1, $2, decode(repeat('02', 61), 'hex')) is null as first`,
        [ours.workspaceId, ours.webhookId],
      ),
      acting(as(person), 'select status from private.send_test_event($1, $2)', [
        ours.workspaceId,
        ours.webhookId,
      ]),
      acting(as(person), 'select status from private.replay_webhook_delivery($1, $2, $3)', [
        ours.workspaceId,
        ours.webhookId,
        ours.deliveryId,
      ]),
    ])

    const refused = refusals[person]
    expect(outcomes).toEqual(
      refused
        ? outcomes.map(() => ({ refused }))
        : [
            { rows: [{ first: false }] },
            { rows: [{ status: 'waiting' }] },
            { rows: [{ status: 'waiting' }] },
          ],
    )
  },
)

test('nobody reaches a webhook of another workspace by naming their own', async () => {
  const outcomes = await Promise.all([
    acting(as('owner'), `select private.keep_webhook_secret($1, $2, decode(repeat('02', 61), 'hex'))`, [
      ours.workspaceId,
      theirs.webhookId,
    ]),
    acting(as('owner'), 'select private.send_test_event($1, $2)', [ours.workspaceId, theirs.webhookId]),
    acting(as('owner'), 'select private.replay_webhook_delivery($1, $2, $3)', [
      ours.workspaceId,
      theirs.webhookId,
      theirs.deliveryId,
    ]),
  ])

  expect(outcomes).toEqual(outcomes.map(() => ({ refused: 'PT404' })))
})

test.each([
  ['an address without a host', { url: 'https:///path' }],
  ['an address that is no web address', { url: 'file:///etc/passwd' }],
  ['credentials in its address', { url: 'https://me:secret@example.com/' }],
  ['a fragment', { url: 'https://example.com/#part' }],
  ['no types', { types: [] }],
  ['a type that is none', { types: ['member'] }],
  ['types in one text', { types: ['member.created member.changed, x'] }],
  ['a type that is null', { types: [null] }],
  ['a reason while it is enabled', { reason: 'gone' }],
])('a webhook with %s cannot exist, whoever writes it', async (_, given) => {
  const sound = { url: 'https://example.com/', types: ['*', 'member.removed'], reason: null }
  const text =
    'insert into webhooks (workspace_id, url, event_types, disabled_reason) values ($1, $2, $3, $4)'
  const insert = ({ url, types, reason }: object & Record<string, unknown>) =>
    acting({ role: 'service_role' }, text, [ours.workspaceId, url, types, reason])

  expect([await insert({ ...sound, ...given }), await insert(sound)]).toEqual([
    { refused: '23514' },
    { rows: [{}] },
  ])
})
