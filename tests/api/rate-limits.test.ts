import { randomBytes } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { createApiKey } from '../support/api-keys'
import { endWindow, forgetWindow, leave, usedOf } from '../support/limits'
import { owner } from '../support/owner'
import { createMember, createUser } from '../support/people'
import { send } from '../support/send'

process.env.TRUSTED_PROXY_HOPS = '1'

const { quotas } = await import('@/lib/limits/quotas')
const { resource } = await import('@/lib/http/resource')
const { openRoute, route } = await import('@/lib/http/route')
const health = await import('@/app/api/health/route')
const ready = await import('@/app/api/ready/route')
const notes = await import('@/lib/features/notes/route')
const workspaces = await import('@/app/api/v1/workspaces/route')

const { byAddress, byCaller } = quotas
const from = (forwarded: string) => ({ 'x-forwarded-for': forwarded })
/** A /64 that no other test asks from. */
const newNetwork = () => `2001:db8:${randomBytes(2).toString('hex')}:${randomBytes(2).toString('hex')}`
const groupOf = (network: string) =>
  `${network
    .split(':')
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(':')}::/64`
const leftIn = (headers: Headers) =>
  Object.fromEntries(
    [...(headers.get('ratelimit') ?? '').matchAll(/"([\w-]+)";r=(\d+)/g)].map(([, name, left]) => [
      name,
      Number(left),
    ]),
  )

test('every answer names the allowances and says what is left of them', async () => {
  const ada = await createUser()
  const sent = { as: ada, headers: from(`${newNetwork()}::1`) }

  const first = await send(workspaces.GET, sent)
  const second = await send(workspaces.GET, sent)

  expect(first.headers.get('ratelimit-policy')).toBe('"read-address";q=3000;w=60, "read";q=600;w=60')
  expect(first.headers.get('ratelimit')).toMatch(/^"read-address";r=2999;t=(60|59), "read";r=599;t=(60|59)$/)
  expect(leftIn(second.headers)).toEqual({ 'read-address': 2998, read: 598 })
})

test('the last request of an allowance is answered, the next is told how long to wait, and has done nothing', async () => {
  const ada = await createMember()
  await leave(1, byCaller.write, `user ${ada.userId}`)
  const create = (title: string) =>
    send(notes.POST, { as: ada, params: { workspaceId: ada.workspaceId }, body: { title } })

  const last = await create('Apollo')
  const refused = await create('Gemini')

  expect(last.status).toBe(201)
  expect(leftIn(last.headers)).toEqual({ write: 0 })
  expect(refused.status).toBe(429)
  expect(refused.error).toEqual({
    code: 'rate_limited',
    message: expect.stringMatching(/^Too many requests\. Please try again in (60|59) seconds\.$/),
  })
  expect(refused.headers.get('retry-after')).toMatch(/^(60|59)$/)
  expect(leftIn(refused.headers)).toEqual({ write: 0 })
  const { rows } = await owner.query('select title from notes where workspace_id = $1', [ada.workspaceId])
  expect(rows).toEqual([{ title: 'Apollo' }])
})

test('a request that another process has left no room for is refused with its first statement, and rolled back', async () => {
  const ada = await createMember()
  await leave(0, byCaller.write, `user ${ada.userId}`)

  const refused = await send(notes.POST, {
    as: ada,
    params: { workspaceId: ada.workspaceId },
    headers: { 'idempotency-key': 'a-key' },
    body: { title: 'Apollo' },
  })

  expect(refused.status).toBe(429)
  const { rows } = await owner.query('select from notes where workspace_id = $1', [ada.workspaceId])
  expect(rows).toEqual([])
  const kept = await owner.query('select from private.idempotency_records where caller_id = $1', [ada.userId])
  expect(kept.rows).toEqual([])
})

test('a process that knows of a used up allowance asks nobody until its window ends', async () => {
  const ada = await createUser()
  await leave(0, byCaller.read, `user ${ada.userId}`)
  await send(workspaces.GET, { as: ada })
  await forgetWindow(byCaller.read, `user ${ada.userId}`)

  const refused = await send(workspaces.GET, { as: ada })

  expect(refused.status).toBe(429)
  expect(await usedOf(byCaller.read, `user ${ada.userId}`)).toBe(0)
})

test('when a window has ended the next one begins with all of the allowance', async () => {
  const ada = await createUser()
  await leave(5, byCaller.read, `user ${ada.userId}`)
  await endWindow(byCaller.read, `user ${ada.userId}`)

  const answered = await send(workspaces.GET, { as: ada })

  expect(leftIn(answered.headers)).toEqual({ read: 599 })
})

test('reads and writes, and users and their keys, have allowances of their own', async () => {
  const ada = await createMember()
  const { secret } = await createApiKey(ada)
  const params = { workspaceId: ada.workspaceId }
  await leave(0, byCaller.write, `user ${ada.userId}`)

  const write = await send(notes.POST, { as: ada, params, body: { title: 'Apollo' } })
  const read = await send(notes.GET, { as: ada, params })
  const keyed = await send(notes.POST, { key: secret, params, body: { title: 'Apollo' } })

  expect([write.status, read.status, keyed.status]).toEqual([429, 200, 201])
  expect(leftIn(keyed.headers)).toEqual({ write: 119 })
})

test('a refusal speaks Problem Details to who asks for them', async () => {
  const ada = await createUser()
  await leave(0, byCaller.read, `user ${ada.userId}`)

  const refused = await send(workspaces.GET, {
    as: ada,
    headers: { accept: 'application/problem+json' },
  })

  expect(refused.headers.get('content-type')).toBe('application/problem+json')
  expect(JSON.parse(refused.text)).toMatchObject({
    status: 429,
    code: 'rate_limited',
    title: 'Rate limited',
  })
})

test('what fails counts too, whether the database refused it or nobody asked the database', async () => {
  const viewer = await createMember('viewer')
  const params = { workspaceId: viewer.workspaceId }

  const forbidden = await send(notes.POST, { as: viewer, params, body: { title: 'Apollo' } })
  const invalid = await send(notes.POST, { as: viewer, params, body: { title: '' } })

  expect([forbidden.status, invalid.status]).toEqual([403, 422])
  expect([forbidden, invalid].map(({ headers }) => leftIn(headers))).toEqual([{ write: 119 }, { write: 118 }])
})

test('a flood of forged tokens ends with the allowance of its address, before a token is looked at', async () => {
  const ada = await createUser()
  const network = newNetwork()
  await leave(1, byAddress.read, groupOf(network))
  const forged = { authorization: 'Bearer not.a.token', ...from(`${network}::1`) }

  const last = await send(workspaces.GET, { headers: forged })
  const refused = await send(workspaces.GET, { headers: forged })
  const fellow = await send(workspaces.GET, { as: ada, headers: from(`${network}::2`) })
  const elsewhere = await send(workspaces.GET, { as: ada, headers: from(`${newNetwork()}::1`) })

  expect([last.status, refused.status, fellow.status, elsewhere.status]).toEqual([401, 429, 429, 200])
  expect(leftIn(last.headers)).toEqual({ 'read-address': 0 })
})

test('keys that nobody has end with the allowance of their address', async () => {
  const { newApiKey } = await import('@/lib/auth/api-key')
  const network = newNetwork()
  await leave(1, byAddress.read, groupOf(network))
  const ask = () => send(workspaces.GET, { key: newApiKey().secret, headers: from(`${network}::1`) })

  const [last, refused] = [await ask(), await ask()]

  expect([last.status, refused.status]).toEqual([401, 429])
})

test('a thousand invented keys leave one counter, that of their address, which then refuses them', async () => {
  const { newApiKey } = await import('@/lib/auth/api-key')
  const network = newNetwork()
  const group = groupOf(network)
  await leave(1_000, byAddress.read, group)
  const before = await counters()
  const ask = () => send(workspaces.GET, { key: newApiKey().secret, headers: from(`${network}::1`) })

  const statuses: number[] = []
  const atOnce = 50
  for (let asked = 0; asked < 1_100; asked += atOnce)
    statuses.push(...(await Promise.all(Array.from({ length: atOnce }, ask))).map(({ status }) => status))

  expect([401, 429].map((status) => statuses.filter((one) => one === status).length)).toEqual([1_000, 100])
  expect(await counters()).toEqual(before)
  // Those that ask at the moment of the last one are counted too.
  expect(await usedOf(byAddress.read, group)).toBeLessThanOrEqual(byAddress.read.limit + atOnce)
})

test('a key counts from its first request on, and a revoked one is refused', async () => {
  const ada = await createMember()
  const { secret } = await createApiKey(ada)
  const ask = () => send(notes.GET, { key: secret, params: { workspaceId: ada.workspaceId } })

  const answers = [await ask(), await ask()]
  await owner.query('update api_keys set revoked_at = now() where workspace_id = $1', [ada.workspaceId])
  const refused = await ask()

  expect(answers.map(({ headers }) => leftIn(headers))).toEqual([{ read: 599 }, { read: 598 }])
  expect(refused.status).toBe(401)
})

test('what a client writes into X-Forwarded-For changes nothing', async () => {
  const ada = await createUser()
  const address = `${newNetwork()}::1`

  const left = []
  for (const forged of ['', '198.51.100.1, ', '2001:db8::1, unknown, ', `${address}, 198.51.100.2, `]) {
    const { headers } = await send(workspaces.GET, { as: ada, headers: from(forged + address) })
    left.push(leftIn(headers)['read-address'])
  }

  expect(left).toEqual([2999, 2998, 2997, 2996])
})

test('a network that changes its IPv6 address for every request stays one address', async () => {
  const ada = await createUser()
  const network = newNetwork()

  const one = await send(workspaces.GET, { as: ada, headers: from(`${network}::1`) })
  const other = await send(workspaces.GET, { as: ada, headers: from(`${network}:ffff::2`) })
  const neighbour = await send(workspaces.GET, { as: ada, headers: from(`${newNetwork()}::1`) })

  expect([one, other, neighbour].map(({ headers }) => leftIn(headers)['read-address'])).toEqual([
    2999, 2998, 2999,
  ])
})

test('what watches the service is answered in a flood too', async () => {
  const network = newNetwork()
  await leave(0, byAddress.read, groupOf(network))

  const answers = await Promise.all(
    [health.GET, ready.GET].map((handler) => send(handler, { headers: from(`${network}::1`) })),
  )

  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  expect(answers.map(({ headers }) => headers.get('ratelimit'))).toEqual([null, null])
})

test('an endpoint for everybody counts against the address, without a word in its contract', async () => {
  const { GET } = resource({
    GET: openRoute({ id: 'getTime', summary: 'Say it.', returns: z.object({}) }, async () => ({})),
  })
  const network = newNetwork()
  await leave(1, byAddress.read, groupOf(network))
  const ask = () => send(GET, { headers: from(`${network}::1`) })

  const [last, refused] = [await ask(), await ask()]

  expect([last.status, refused.status]).toEqual([200, 429])
})

test('what is dear is counted before it begins', async () => {
  const work = vi.fn<() => Promise<Record<string, never>>>(async () => ({}))
  const contract = { id: 'exportAll', summary: 'Export.', limit: 'expensive', returns: z.object({}) } as const
  const { GET } = resource({ GET: route(contract, work) })
  const ada = await createUser()
  await leave(1, byCaller.expensive, `user ${ada.userId}`)

  const [last, refused] = [await send(GET, { as: ada }), await send(GET, { as: ada })]

  expect([last.status, refused.status]).toEqual([200, 429])
  expect(work).toHaveBeenCalledTimes(1)
})

test('a request whose handler asks the database for nothing counts once', async () => {
  const { GET } = resource({
    GET: route({ id: 'getNothing', summary: 'Say it.', returns: z.object({}) }, async () => ({})),
  })
  const ada = await createUser()

  const answers = [await send(GET, { as: ada }), await send(GET, { as: ada })]

  expect(answers.map(({ headers }) => leftIn(headers))).toEqual([{ read: 599 }, { read: 598 }])
})

test('the counters tell no address and no caller', async () => {
  const ada = await createUser()
  await send(workspaces.GET, { as: ada, headers: from(`${newNetwork()}::1`) })

  const { rows } = await owner.query<{ key: string }>('select key from private.rate_limits')

  expect(rows.filter(({ key }) => !/^[\w-]{43}$/.test(key))).toEqual([])
})

async function counters() {
  const { rows } = await owner.query<{ key: string }>('select key from private.rate_limits order by key')
  return rows.map(({ key }) => key)
}
