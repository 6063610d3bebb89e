import { expect, test } from 'vitest'
import * as activity from '@/app/api/v1/workspaces/[workspaceId]/activity/route'
import * as note from '@/lib/features/notes/[noteId]/route'
import * as notes from '@/lib/features/notes/route'
import * as workspace from '@/app/api/v1/workspaces/[workspaceId]/route'
import * as workspaces from '@/app/api/v1/workspaces/route'
import type { Role } from '@/lib/auth/permissions'
import { asUser, may } from '@/lib/db/transaction'
import { purgeActivity } from '@/lib/features/activity/jobs'
import type { Activity } from '@/lib/features/activity/schema'
import { createApiKey } from '../support/api-keys'
import { addNote, type Member } from '../support/notes'
import { owner } from '../support/owner'
import { createFellow, createMember, createUser, missingId } from '../support/people'
import { send } from '../support/send'

const list = (as: Member, query: Record<string, string> = {}, workspaceId = as.workspaceId) =>
  send(activity.GET, { as, params: { workspaceId }, query })

const read = async (as: Member, query: Record<string, string> = {}) =>
  (await list(as, query)).data as Activity[]

const createNote = (as: Member, title = 'Apollo') => addNote(as, { title })

test('a change is recorded with who, what, its changed fields before and after, and the request id of its answer', async () => {
  const ada = await createMember()
  const { data } = await createNote(ada)

  const changed = await send(note.PATCH, {
    as: ada,
    method: 'PATCH',
    params: { workspaceId: ada.workspaceId, noteId: data.id },
    headers: { 'if-match': '*' },
    body: { title: 'Artemis', body: '' },
  })

  const [latest] = await read(ada)
  expect(latest).toMatchObject({
    workspaceId: ada.workspaceId,
    actor: { kind: 'user', userId: ada.userId, apiKeyId: null },
    resource: { kind: 'note', id: data.id },
    action: 'changed',
    requestId: changed.meta.requestId,
  })
  expect([latest?.before, latest?.after]).toEqual([{ title: 'Apollo' }, { title: 'Artemis' }])
})

test('a change says what the thing was called, even if its name is not what changed and it is gone by now', async () => {
  const ada = await createMember()
  const { data } = await createNote(ada)
  const params = { workspaceId: ada.workspaceId, noteId: data.id }
  await send(note.PATCH, {
    as: ada,
    method: 'PATCH',
    params,
    headers: { 'if-match': '*' },
    body: { body: 'To the moon.' },
  })
  await send(note.DELETE, { as: ada, method: 'DELETE', params })

  const seen = await read(ada, { resourceKind: 'note' })

  expect(seen.map(({ action, resource }) => [action, resource.name])).toEqual([
    ['removed', 'Apollo'],
    ['changed', 'Apollo'],
    ['created', 'Apollo'],
  ])
})

test('the name of a person is not copied', async () => {
  const ada = await createMember()

  const [joined] = await read(ada, { resourceKind: 'member' })

  expect(joined?.resource).toEqual({ kind: 'member', id: ada.userId, name: null })
})

test('what is created has an after, what is removed has a before', async () => {
  const ada = await createMember()
  const { data } = await createNote(ada)

  await send(note.DELETE, {
    as: ada,
    method: 'DELETE',
    params: { workspaceId: ada.workspaceId, noteId: data.id },
  })

  const seen = (await read(ada, { resourceKind: 'note' })).map(({ action, before, after }) => ({
    action,
    before,
    after,
  }))
  const values = { title: 'Apollo', body: '' }
  expect(seen).toEqual([
    { action: 'removed', before: values, after: null },
    { action: 'created', before: null, after: values },
  ])
})

test('the first owner of a workspace and every membership are recorded', async () => {
  const ada = await createUser()
  const { data } = await send(workspaces.POST, { as: ada, body: { name: 'Lab' } })
  const member = { ...ada, workspaceId: data.id as string }

  await owner.query('insert into memberships (workspace_id, user_id, role) values ($1, $2, $3)', [
    data.id,
    (await createUser()).userId,
    'viewer',
  ])

  const seen = await read(member)
  expect(seen.map(({ resource, action, after }) => [resource.kind, action, after])).toEqual([
    ['member', 'created', { role: 'viewer' }],
    ['member', 'created', { role: 'owner' }],
    ['workspace', 'created', { name: 'Lab', requiresFactor: false, timeZone: 'UTC' }],
  ])
  expect(seen.map(({ actor }) => actor.kind)).toEqual(['system', 'user', 'user'])
})

test('a change that is rolled back leaves no activity', async () => {
  const ada = await createMember()
  const before = await read(ada)

  const failed = asUser(ada, may('notes.create', ada.workspaceId), async (tx) => {
    await tx.insertInto('notes').values({ workspace_id: ada.workspaceId, title: 'Half' }).execute()
    throw new Error('stop')
  })

  await expect(failed).rejects.toThrow('stop')
  expect(await read(ada)).toEqual(before)
})

test('a change whose activity cannot be written does not happen', async () => {
  const ada = await createMember()
  await owner.query(
    `alter table activity add constraint refused check (workspace_id <> '${ada.workspaceId}') not valid`,
  )

  const refused = asUser(ada, may('notes.create', ada.workspaceId), (tx) =>
    tx.insertInto('notes').values({ workspace_id: ada.workspaceId, title: 'Unseen' }).execute(),
  )

  await expect(refused).rejects.toMatchObject({ cause: { code: '23514' } })
  await owner.query('alter table activity drop constraint refused')
  const { rows } = await owner.query('select from notes where workspace_id = $1', [ada.workspaceId])
  expect(rows).toEqual([])
})

test('what an API key did is its own', async () => {
  const ada = await createMember()
  const key = await createApiKey(ada)

  await send(notes.POST, {
    key: key.secret,
    params: { workspaceId: ada.workspaceId },
    body: { title: 'By key' },
  })

  const [latest] = await read(ada, { resourceKind: 'note' })
  expect(latest?.actor).toEqual({ kind: 'api_key', userId: null, apiKeyId: key.id })
})

test('neither the hash of a key nor the use of it is copied', async () => {
  const ada = await createMember()
  const key = await createApiKey(ada)
  await owner.query('update api_keys set last_used_at = now() where id = $1', [key.id])

  const [created, ...more] = await read(ada, { resourceKind: 'api_key' })

  expect(Object.keys(created?.after ?? {})).not.toContain('hash')
  expect(more).toEqual([])
})

test('a list can be narrowed to an actor, a kind and a resource', async () => {
  const ada = await createMember()
  const bob = await createFellow(ada.workspaceId, 'member')
  const [{ data: hers }, { data: his }] = [await createNote(ada), await createNote(bob, 'Gemini')]

  const byBob = await read(ada, { actorId: bob.userId })
  const members = await read(ada, { resourceKind: 'member' })
  const herNote = await read(ada, { resourceKind: 'note', resourceId: hers.id })

  expect(byBob.map(({ resource }) => resource.id)).toEqual([his.id])
  expect(members.map(({ resource }) => resource.id)).toEqual([bob.userId, ada.userId])
  expect(herNote.map(({ resource }) => resource.id)).toEqual([hers.id])
})

test.each([
  ['resourceKind', 'secret'],
  ['actorId', 'ada'],
  ['resourceId', '1'],
  ['action', 'created'],
])('%s=%s is refused by name', async (name, value) => {
  const ada = await createMember()

  const { status, error } = await list(ada, { [name]: value })

  expect({ status, path: error.details[0].path }).toEqual({ status: 422, path: `query.${name}` })
})

test('pages follow each other without a gap or a double', async () => {
  const ada = await createMember()
  for (const title of ['One', 'Two', 'Three']) await createNote(ada, title)
  const whole = await read(ada)

  const seen: Activity[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const { data, meta } = await list(ada, { limit: '2', ...(cursor && { cursor }) })
    seen.push(...data)
    cursor = meta.page.next
  }

  expect(whole).toHaveLength(5)
  expect(seen).toEqual(whole)
})

test.each<[Role, number]>([
  ['owner', 200],
  ['admin', 200],
  ['member', 403],
  ['viewer', 403],
])('%s: %i', async (role, expected) => {
  const person = await createMember(role)

  expect((await list(person)).status).toBe(expected)
})

test('the activity of another workspace answers exactly like that of a missing one', async () => {
  const [ada, eve] = await Promise.all([createMember(), createMember()])
  const get = (workspaceId: string) =>
    send(activity.GET, { as: eve, params: { workspaceId }, headers: { 'x-request-id': 'same-request-id' } })

  const [foreign, missing] = [await get(ada.workspaceId), await get(missingId())]

  expect(foreign.status).toBe(404)
  expect(foreign.text).toBe(missing.text)
})

test('a workspace takes its activity with it', async () => {
  const ada = await createMember()
  await createNote(ada)

  const removed = await send(workspace.DELETE, {
    as: ada,
    method: 'DELETE',
    params: { workspaceId: ada.workspaceId },
  })

  expect(removed.status).toBe(204)
  const { rows } = await owner.query('select from activity where workspace_id = $1', [ada.workspaceId])
  expect(rows).toEqual([])
})

test('an account that is removed is no longer named, and what it did stays', async () => {
  const ada = await createMember()
  const bob = await createFellow(ada.workspaceId, 'member')
  const { data } = await createNote(bob)

  await removeAccount(bob.userId)

  const seen = await read(ada)
  expect(seen.find(({ resource }) => resource.id === data.id)?.actor).toMatchObject({ userId: null })
  expect(seen[0]).toMatchObject({ resource: { kind: 'member', id: bob.userId }, action: 'removed' })
  expect(JSON.stringify(seen.map(({ actor, before, after }) => [actor, before, after]))).not.toContain(
    bob.userId,
  )
})

test('the purge removes what is older than a year, whole batches of it, and nothing younger', async () => {
  const ada = await createMember()
  await owner.query(
    `insert into activity (id, workspace_id, actor_kind, resource_kind, resource_id, action)
     select overlay(gen_random_uuid()::text placing '01900000-0000-7' from 1 for 15)::uuid, $1, 'system', 'note', gen_random_uuid(), 'changed'
     from generate_series(1, 1500)`,
    [ada.workspaceId],
  )
  await createNote(ada)

  await purgeActivity('purge-activity')

  const { rows } = await owner.query(
    'select resource_kind from activity where workspace_id = $1 order by id',
    [ada.workspaceId],
  )
  expect(rows.map(({ resource_kind }) => resource_kind)).toEqual(['workspace', 'member', 'note'])
})

/** The person themselves acts here: their claims are those of the transaction. */
async function removeAccount(userId: string) {
  const client = await owner.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('request.jwt.claims', $1, true)`, [JSON.stringify({ sub: userId })])
    await client.query('delete from auth.users where id = $1', [userId])
    await client.query('commit')
  } finally {
    client.release()
  }
}
