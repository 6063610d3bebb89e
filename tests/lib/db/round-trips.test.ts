import { expect, test } from 'vitest'
import { createApiKey } from '../../support/api-keys'
import { leave } from '../../support/limits'
import { createFellow, createMember, missingId } from '../../support/people'
import { countRoundTrips } from '../../support/round-trips'
import { send } from '../../support/send'

process.env.TRUSTED_PROXY_HOPS = '1'
const proxy = await countRoundTrips()
const { asReader, asService } = await import('@/lib/db/transaction')
const { enqueue } = await import('@/lib/jobs/enqueue')
const { newApiKey } = await import('@/lib/auth/api-key')
const notes = await import('@/lib/features/notes/route')
const me = await import('@/app/api/v1/me/route')
const sessions = await import('@/app/api/v1/me/sessions/route')
const session = await import('@/app/api/v1/me/sessions/[sessionId]/route')
const offer = await import('@/app/api/v1/invitations/[token]/route')
const invitations = await import('@/app/api/v1/workspaces/[workspaceId]/invitations/route')
const apiKeys = await import('@/app/api/v1/workspaces/[workspaceId]/api-keys/route')
const ownership = await import('@/app/api/v1/workspaces/[workspaceId]/ownership/route')
const workspace = await import('@/app/api/v1/workspaces/[workspaceId]/route')

test('an authenticated read costs one round trip to the database', async () => {
  const ada = await createMember()
  const params = { workspaceId: ada.workspaceId }

  const { result, flights } = await proxy.during(() => send(notes.GET, { as: ada, params }))

  expect(result.status).toBe(200)
  expect(flights).toBe(1)
})

test('an authenticated write costs two round trips to the database', async () => {
  const ada = await createMember()
  const params = { workspaceId: ada.workspaceId }

  const { result, flights } = await proxy.during(() =>
    send(notes.POST, { as: ada, params, body: { title: 'Apollo' } }),
  )

  expect(result.status).toBe(201)
  expect(flights).toBe(2)
})

test('a write with an Idempotency-Key costs two round trips too, its repetition one', async () => {
  const ada = await createMember()
  const sent = {
    as: ada,
    params: { workspaceId: ada.workspaceId },
    headers: { 'idempotency-key': 'a-key' },
    body: { title: 'Apollo' },
  }

  const first = await proxy.during(() => send(notes.POST, sent))
  const again = await proxy.during(() => send(notes.POST, sent))

  expect([first.result.status, again.result.status]).toEqual([201, 201])
  expect(again.result.headers.get('idempotency-replayed')).toBe('true')
  expect([first.flights, again.flights]).toEqual([2, 1])
})

test('a conditional write costs two round trips, a stale one and a conditional read one', async () => {
  const ada = await createMember()
  const sent = { as: ada, params: { workspaceId: ada.workspaceId } }
  const change = { ...sent, method: 'PATCH', headers: { 'if-match': '"1"' }, body: { name: 'Acme' } }

  const changed = await proxy.during(() => send(workspace.PATCH, change))
  const stale = await proxy.during(() => send(workspace.PATCH, change))
  const known = await proxy.during(() =>
    send(workspace.GET, { ...sent, headers: { 'if-none-match': changed.result.headers.get('etag')! } }),
  )

  const answers = [changed, stale, known].map(({ result, flights }) => [result.status, flights])
  expect(answers).toEqual([
    [200, 2],
    [412, 1],
    [304, 1],
  ])
})

test('a refused write costs one round trip to the database', async () => {
  const viewer = await createMember('viewer')
  const params = { workspaceId: viewer.workspaceId }

  const { result, flights } = await proxy.during(() =>
    send(notes.POST, { as: viewer, params, body: { title: 'Apollo' } }),
  )

  expect(result.status).toBe(403)
  expect(flights).toBe(1)
})

test('an API key that has been used before costs a read and a write no round trip of its own', async () => {
  const ada = await createMember()
  const { secret } = await createApiKey(ada)
  const params = { workspaceId: ada.workspaceId }

  await send(notes.GET, { key: secret, params })
  const read = await proxy.during(() => send(notes.GET, { key: secret, params }))
  const write = await proxy.during(() => send(notes.POST, { key: secret, params, body: { title: 'Apollo' } }))

  expect([read, write].map(({ result }) => result.status)).toEqual([200, 201])
  expect([read, write].map(({ flights }) => flights)).toEqual([1, 2])
})

test('a key that cannot be one is refused without a question to the database, an unknown one after a single', async () => {
  const { secret } = newApiKey()
  const malformed = `${secret.slice(0, -1)}${secret.endsWith('0') ? '1' : '0'}`
  const params = { workspaceId: missingId() }

  const refused = await proxy.during(() => send(notes.GET, { key: malformed, params }))
  const unknown = await proxy.during(() => send(notes.GET, { key: secret, params }))

  expect([refused, unknown].map(({ result }) => result.status)).toEqual([401, 401])
  expect([refused, unknown].map(({ flights }) => flights)).toEqual([0, 1])
})

test('the limits of the caller and of the address cost a read and a write no round trip of their own', async () => {
  const ada = await createMember()
  const sent = {
    as: ada,
    params: { workspaceId: ada.workspaceId },
    headers: { 'x-forwarded-for': '203.0.113.7' },
  }

  const read = await proxy.during(() => send(notes.GET, sent))
  const write = await proxy.during(() => send(notes.POST, { ...sent, body: { title: 'Apollo' } }))

  const answers = [read, write].map(({ result, flights }) => [result.headers.get('ratelimit'), flights])
  expect(answers).toEqual([
    [expect.stringMatching(/^"read-address";r=2999;t=\d+, "read";r=599;t=\d+$/), 1],
    [expect.stringMatching(/^"write-address";r=599;t=\d+, "write";r=119;t=\d+$/), 2],
  ])
})

test('what is refused before it reaches the database is counted in one round trip, what is known to be too much in none', async () => {
  const ada = await createMember()
  const { quotas } = await import('@/lib/limits/quotas')
  await leave(1, quotas.byCaller.write, `user ${ada.userId}`)
  const sent = { as: ada, params: { workspaceId: ada.workspaceId }, body: { title: '' } }

  const invalid = await proxy.during(() => send(notes.POST, sent))
  const refused = await proxy.during(() => send(notes.POST, sent))

  const answers = [invalid, refused].map(({ result, flights }) => [result.status, flights])
  expect(answers).toEqual([
    [422, 1],
    [429, 0],
  ])
})

test('statements that do not wait for each other share a round trip', async () => {
  const ada = await createMember()

  const { flights } = await proxy.during(() =>
    asReader(ada, 'signed-in', (tx) =>
      Promise.all([
        tx.selectFrom('workspaces').select('id').execute(),
        tx.selectFrom('notes').select('id').execute(),
        tx.selectFrom('memberships').select('role').execute(),
      ]),
    ),
  )

  expect(flights).toBe(1)
})

test('a job that is added together with a write costs no round trip of its own', async () => {
  const ada = await createMember()
  const mail = { to: ada.email, subject: 'Hello', html: '<p>Hello</p>', text: 'Hello' }

  const { flights } = await proxy.during(() =>
    asService('test', (tx) =>
      Promise.all([
        tx.insertInto('notes').values({ workspace_id: ada.workspaceId, title: 'Apollo' }).execute(),
        enqueue(tx, 'mail.send', mail),
      ]),
    ),
  )

  expect(flights).toBe(2)
})

// A busy machine may cut one flight in two.
test(
  'the account, its sessions and what they are asked for cost no more: one to read, two to write',
  { retry: 2 },
  async () => {
    const [ada, other] = [await createMember(), await createMember()]
    const fellow = await createFellow(ada.workspaceId, 'admin')
    const params = { workspaceId: ada.workspaceId }
    const key = { name: 'Robot', scopes: ['notes.read'] }
    const token = `inv_${'x'.repeat(43)}`

    const operations = [
      () => send(me.GET, { as: ada }),
      () => send(sessions.GET, { as: ada }),
      () => send(offer.GET, { as: ada, params: { token } }),
      () => send(me.PATCH, { as: ada, method: 'PATCH', body: { displayName: 'Ada' } }),
      () => send(invitations.POST, { as: ada, params, body: { email: 'eve@example.com' } }),
      () => send(apiKeys.POST, { as: ada, params, body: key }),
      () => send(ownership.PUT, { as: ada, method: 'PUT', params, body: { userId: fellow.userId } }),
      () => send(session.DELETE, { as: fellow, method: 'DELETE', params: { sessionId: fellow.sessionId! } }),
      () => send(me.DELETE, { as: other, method: 'DELETE', body: { confirm: other.email } }),
      () => send(sessions.DELETE, { as: ada, method: 'DELETE' }),
      () => send(workspace.DELETE, { as: ada, method: 'DELETE', params }),
    ]
    const answers = []
    for (const operate of operations) {
      const { result, flights } = await proxy.during(operate)
      answers.push([result.status, flights])
    }

    expect(answers).toEqual([
      [200, 1],
      [200, 1],
      [404, 1],
      [200, 2],
      [201, 2],
      [201, 2],
      [200, 2],
      [204, 2],
      [204, 3], // The count of a costly request comes before all else.
      [204, 2],
      [401, 1],
    ])
  },
)

test('no statement is named, so a transaction-mode pooler can serve every one', () => {
  expect([...proxy.preparedNames]).toEqual([''])
})
