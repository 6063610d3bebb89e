import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { z } from 'zod'
import * as apiKeys from '@/app/api/v1/workspaces/[workspaceId]/api-keys/route'
import * as invitations from '@/app/api/v1/workspaces/[workspaceId]/invitations/route'
import * as notes from '@/lib/features/notes/route'
import * as workspace from '@/app/api/v1/workspaces/[workspaceId]/route'
import * as workspaces from '@/app/api/v1/workspaces/route'
import { asUser } from '@/lib/db/transaction'
import { createWorkspace } from '@/lib/features/workspaces/service'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'
import { createApiKey } from '../support/api-keys'
import { countNotes, type Member } from '../support/notes'
import { effectsOf, oneEffectEach } from '../support/one-effect'
import { owner } from '../support/owner'
import { createFellow, createMember, createUser } from '../support/people'
import { pathsOf, send } from '../support/send'

const create = (as: Member, key: string, body: unknown = { title: 'Apollo' }) =>
  send(notes.POST, {
    as,
    params: { workspaceId: as.workspaceId },
    headers: { 'idempotency-key': key },
    body,
  })

test('a repetition gets the same answer, under its own request id, and has no effect', async () => {
  const ada = await createMember()

  const first = await create(ada, 'k')
  const again = await create(ada, 'k')

  const answerOf = ({ status, data, headers }: typeof first) => ({
    status,
    data: JSON.stringify(data),
    location: headers.get('location'),
    etag: headers.get('etag'),
  })
  expect(first.status).toBe(201)
  expect(answerOf(again)).toEqual(answerOf(first))
  expect([first, again].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true'])
  expect(again.meta.requestId).not.toBe(first.meta.requestId)
  expect(await countNotes(ada)).toBe(1)
})

test('a repetition gets the first answer, whatever became of the resource', async () => {
  const ada = await createMember()
  const first = await create(ada, 'k')
  await owner.query('delete from notes where id = $1', [first.data.id])

  const again = await create(ada, 'k')

  expect({ status: again.status, data: again.data }).toEqual({ status: 201, data: first.data })
  expect(await countNotes(ada)).toBe(0)
})

test.each([
  [20, 10],
  [1, 200],
])('%i keys sent %i times each at once have one effect each', async (keys, times) => {
  expect(await effectsOf(keys, times)).toEqual(oneEffectEach(keys))
})

test('another request under the same key is refused, another spelling of the same one is not', async () => {
  const ada = await createMember()
  await create(ada, 'k', { title: 'Apollo', body: 'Moon' })

  const other = await create(ada, 'k', { title: 'Gemini', body: 'Moon' })
  const spelled = await create(ada, 'k', '{ "body": "Moon",   "title": "Apollo" }')

  expect({ status: other.status, code: other.error.code }).toEqual({
    status: 422,
    code: 'idempotency_mismatch',
  })
  expect(spelled.status).toBe(201)
  expect(await countNotes(ada)).toBe(1)
})

test('a key is the caller’s own, and counts at one path', async () => {
  const ada = await createMember()
  const fellow = await createFellow(ada.workspaceId, 'member')
  const elsewhere = await createMember()
  await owner.query(`insert into memberships (workspace_id, user_id, role) values ($1, $2, 'owner')`, [
    elsewhere.workspaceId,
    ada.userId,
  ])

  const answers = [
    await create(ada, 'k', { title: 'Hers' }),
    await create(fellow, 'k', { title: 'His' }),
    await create({ ...ada, workspaceId: elsewhere.workspaceId }, 'k', { title: 'Hers' }),
  ]

  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
  expect(answers.map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, null, null])
})

test('who may no longer do it is not answered again', async () => {
  const { workspaceId } = await createMember()
  const ada = await createFellow(workspaceId, 'member')
  await create(ada, 'k')

  const setRole = `update memberships set role = 'viewer' where user_id = $1`
  await owner.query(setRole, [ada.userId])
  const demoted = await create(ada, 'k')
  await owner.query('delete from memberships where user_id = $1', [ada.userId])
  const gone = await create(ada, 'k')

  expect([demoted.status, gone.status]).toEqual([403, 404])
})

test('a request that failed can be tried again', async () => {
  const ada = await createMember()
  await create(ada, 'taken', { title: 'Apollo' })

  const conflict = await create(ada, 'k', { title: 'Apollo' })
  await owner.query('delete from notes where workspace_id = $1', [ada.workspaceId])
  const retried = await create(ada, 'k', { title: 'Apollo' })

  expect([conflict.status, retried.status]).toEqual([409, 201])
  expect(retried.headers.get('idempotency-replayed')).toBeNull()
})

test('a failure after the write takes the write and the key back', async () => {
  const ada = await createMember()
  let broken = true
  const { POST } = noteResource(async (write) => {
    const note = await write()
    if (broken) throw new Error('after the write')
    return note
  })
  const sent = noteSent(ada)

  const failed = await send(POST, sent)
  broken = false
  const retried = await send(POST, sent)

  expect([failed.status, retried.status]).toEqual([500, 201])
  expect(retried.headers.get('idempotency-replayed')).toBeNull()
  expect(await countNotes(ada)).toBe(1)
})

test('while the first request runs, another is told to come back', async () => {
  const ada = await createMember()
  const [written, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const { POST } = noteResource(async (write) => {
    const note = await write()
    written.resolve()
    await released.promise
    return note
  })
  const sent = noteSent(ada)

  const running = send(POST, sent)
  await written.promise
  const early = await send(POST, sent)
  released.resolve()
  const first = await running
  const late = await send(POST, sent)

  expect({
    status: early.status,
    code: early.error.code,
    retryAfter: early.headers.get('retry-after'),
  }).toEqual({
    status: 409,
    code: 'idempotency_in_progress',
    retryAfter: '1',
  })
  expect(late.data).toEqual(first.data)
  expect(await countNotes(ada)).toBe(1)
})

test('a key is kept for a day, then it is as new', async () => {
  const ada = await createMember()
  await create(ada, 'k', { title: 'Apollo' })
  const { rows } = await owner.query(
    `select expires_at - now() between '23:59:00' and '24:00:00' as a_day from private.idempotency_records where caller_id = $1`,
    [ada.userId],
  )
  await owner.query('update private.idempotency_records set expires_at = now() where caller_id = $1', [
    ada.userId,
  ])

  const anew = await create(ada, 'k', { title: 'Gemini' })
  const again = await create(ada, 'k', { title: 'Gemini' })

  expect(rows).toEqual([{ a_day: true }])
  expect([anew.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true'])
  expect(await countNotes(ada)).toBe(2)
})

test.each([
  ['nothing', ''],
  ['two at once', 'one, two'],
  ['too long', 'x'.repeat(256)],
  ['not ASCII', 'schlüssel'],
])('a key that is %s is refused by its name', async (_, key) => {
  const ada = await createMember()

  const { status, error } = await create(ada, key)

  expect({
    status,
    code: error.code,
    paths: error.details.map(({ path }: { path: string }) => path),
  }).toEqual({
    status: 422,
    code: 'invalid_request',
    paths: ['headers.idempotency-key'],
  })
})

test('the longest key and a quoted one are keys', async () => {
  const ada = await createUser()
  const keys = ['x'.repeat(255), `"${randomUUID()}"`]

  const answers = await Promise.all(
    keys.map((key) =>
      send(workspaces.POST, { as: ada, headers: { 'idempotency-key': key }, body: { name: 'Acme' } }),
    ),
  )

  expect(answers.map(({ status }) => status)).toEqual([201, 201])
})

test('an API key has keys of its own, apart from those of another and of who made it', async () => {
  const ada = await createMember()
  const [key, other] = [await createApiKey(ada), await createApiKey(ada)]
  const sent = {
    params: { workspaceId: ada.workspaceId },
    headers: { 'idempotency-key': 'k' },
  }

  const first = await send(notes.POST, { ...sent, key: key.secret, body: { title: 'By key' } })
  const again = await send(notes.POST, { ...sent, key: key.secret, body: { title: 'By key' } })
  const others = [
    await send(notes.POST, { ...sent, key: other.secret, body: { title: 'By another' } }),
    await send(notes.POST, { ...sent, as: ada, body: { title: 'By hand' } }),
  ]

  expect([first.status, again.status]).toEqual([201, 201])
  expect(again.data).toEqual(first.data)
  expect([again, ...others].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([
    'true',
    null,
    null,
  ])
  expect(await countNotes(ada)).toBe(3)
})

test.each([
  ['an API key', apiKeys.POST, { name: 'Robot', scopes: ['notes.read'] }, ['secret']],
  ['an invitation', invitations.POST, { email: 'eve@example.com', role: 'member' }, ['token', 'acceptUrl']],
])('%s is created once, and only the first answer has its secret', async (_, handler, body, secrets) => {
  const ada = await createMember()
  const sent = {
    as: ada,
    params: { workspaceId: ada.workspaceId },
    headers: { 'idempotency-key': 'k' },
    body,
  }

  const first = await send(handler, sent)
  const again = await send(handler, sent)

  expect([first.status, again.status]).toEqual([201, 201])
  expect(again.data).toEqual({ ...first.data, ...Object.fromEntries(secrets.map((name) => [name, null])) })
  const { rows } = await owner.query(
    'select answer::text from private.idempotency_records where caller_id = $1',
    [ada.userId],
  )
  for (const name of secrets) {
    expect(first.data[name]).toEqual(expect.any(String))
    expect(rows[0].answer).not.toContain(first.data[name])
  }
})

test('what creates nothing refuses the key, even an empty one, and changes nothing', async () => {
  const ada = await createMember()
  const params = { workspaceId: ada.workspaceId }
  const headers = { 'idempotency-key': '' }

  const read = await send(workspace.GET, { as: ada, params, headers })
  const changed = await send(workspace.PATCH, {
    as: ada,
    params,
    headers,
    method: 'PATCH',
    body: { name: 'x' },
  })

  const after = await send(workspace.GET, { as: ada, params })
  expect([read, changed].map((answer) => [answer.status, pathsOf(answer)])).toEqual([
    [422, ['headers.idempotency-key']],
    [422, ['headers.idempotency-key']],
  ])
  expect(after.data.name).not.toBe('x')
})

test('a secret is shown once, and is nowhere in what is kept', async () => {
  const ada = await createUser()
  const secret = `secret-${randomUUID()}`
  const { POST } = resource({
    POST: route(
      {
        id: 'probe',
        summary: 'Probe.',
        returns: z.object({ id: z.uuid(), secret: z.string().nullable() }),
        status: 201,
        shownOnce: ['secret'],
      },
      ({ caller }) => asUser(caller, 'signed-in', async () => ({ id: randomUUID(), secret })),
    ),
  })
  const sent = { as: ada, method: 'POST', headers: { 'idempotency-key': 'k' } }

  const first = await send(POST, sent)
  const again = await send(POST, sent)

  expect(first.data.secret).toBe(secret)
  expect(again.data).toEqual({ id: first.data.id, secret: null })
  const { rows } = await owner.query(
    'select answer::text from private.idempotency_records where caller_id = $1',
    [ada.userId],
  )
  expect(rows).toHaveLength(1)
  expect(rows[0].answer).not.toContain(secret)
})

test('an answer that is not whole is refused before anything is written', async () => {
  const ada = await createUser()
  const { POST } = resource({
    POST: route(
      {
        id: 'probe',
        summary: 'Probe.',
        returns: z.object({ id: z.uuid(), missing: z.string() }),
        status: 201,
      },
      ({ caller }) => createWorkspace(caller, { name: 'Half' }) as never,
    ),
  })

  const { status } = await send(POST, { as: ada, method: 'POST', headers: { 'idempotency-key': 'k' } })

  expect(status).toBe(500)
  const { rows } = await owner.query('select from memberships where user_id = $1', [ada.userId])
  expect(rows).toEqual([])
})

test('a service that does not write in one transaction cannot take a key', async () => {
  const ada = await createUser()
  const id = randomUUID()
  const returns = z.object({ id: z.uuid() })
  const none = resource({
    POST: route({ id: 'probe', summary: 'Probe.', returns, status: 201 }, async () => ({ id })),
  })
  const two = resource({
    POST: route({ id: 'probe', summary: 'Probe.', returns, status: 201 }, async ({ caller }) => {
      await asUser(caller, 'signed-in', async () => ({ id }))
      return asUser(caller, 'signed-in', async () => ({ id }))
    }),
  })
  const sent = { as: ada, method: 'POST', headers: { 'idempotency-key': 'k' } }

  const statuses = [(await send(none.POST, sent)).status, (await send(two.POST, sent)).status]

  expect(statuses).toEqual([500, 500])
  expect((await send(two.POST, { as: ada, method: 'POST' })).status).toBe(201)
})

/** A collection of notes whose transaction does something of its own around the write. */
function noteResource(around: (write: () => Promise<{ id: string }>) => Promise<{ id: string }>) {
  const body = z.object({ workspaceId: z.uuid() })
  return resource({
    POST: route(
      { id: 'probe', summary: 'Probe.', body, returns: z.object({ id: z.uuid() }), status: 201 },
      ({ caller, body: scope }) =>
        asUser(caller, 'signed-in', (tx) =>
          around(() =>
            tx
              .insertInto('notes')
              .values({ workspace_id: scope.workspaceId, title: 'Ship it' })
              .returning('id')
              .executeTakeFirstOrThrow(),
          ),
        ),
    ),
  })
}

function noteSent(ada: Member) {
  const body = { workspaceId: ada.workspaceId }
  return { as: ada, headers: { 'idempotency-key': 'k' }, body }
}

/** A good client comes back when it is told to, not all at once. */
