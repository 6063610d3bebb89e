import { expect, test } from 'vitest'
import * as comment from '@/app/api/v1/workspaces/[workspaceId]/tasks/[taskId]/comments/[commentId]/route'
import * as comments from '@/app/api/v1/workspaces/[workspaceId]/tasks/[taskId]/comments/route'
import * as task from '@/app/api/v1/workspaces/[workspaceId]/tasks/[taskId]/route'
import type { Role } from '@/lib/auth/permissions'
import { createApiKey } from '../support/api-keys'
import { owner } from '../support/owner'
import { createFellow, createMember, missingId } from '../support/people'
import { pathsOf, send } from '../support/send'
import { addTask, createProject, type Member } from '../support/tasks'

async function createScene() {
  const ada = await createMember('member')
  return { ada, place: await createPlace(ada) }
}

async function createPlace(person: Member) {
  const { data } = await addTask(person, { projectId: await createProject(person), title: 'Ship it' })
  return { workspaceId: person.workspaceId, taskId: data.id as string }
}

type Place = Awaited<ReturnType<typeof createPlace>>

const say = (as: Member, params: Place, body: unknown = { body: 'Done?' }, headers = {}) =>
  send(comments.POST, { as, params, body, headers })

async function createComment() {
  const scene = await createScene()
  const { data, headers } = await say(scene.ada, scene.place)
  return { ...scene, data, etag: headers.get('etag')!, params: { ...scene.place, commentId: data.id } }
}

const change = (as: Member, params: Record<string, string>, body: unknown, ifMatch?: string) =>
  send(comment.PATCH, {
    as,
    method: 'PATCH',
    params,
    body,
    ...(ifMatch && { headers: { 'if-match': ifMatch } }),
  })

test('a member comments and reads it back', async () => {
  const { ada, place } = await createScene()

  const created = await say(ada, place, { body: ' The rocket is on the pad. ' })
  const read = await send(comment.GET, { as: ada, params: { ...place, commentId: created.data.id } })

  expect(created.status).toBe(201)
  expect(created.data).toMatchObject({ ...place, body: 'The rocket is on the pad.', createdBy: ada.userId })
  expect(created.headers.get('etag')).toMatch(/^"1-/)
  expect(read.data).toEqual(created.data)
})

test('comments are listed oldest first, page by page, those of the task alone', async () => {
  const { ada, place } = await createScene()
  for (const body of ['One', 'Two', 'Three']) await say(ada, place, { body })
  const { data: other } = await addTask(ada, {
    projectId: await createProject(ada, 'Gemini'),
    title: 'Another',
  })
  await say(ada, { ...place, taskId: other.id }, { body: 'Elsewhere' })
  const sent = { as: ada, params: place }

  const first = await send(comments.GET, { ...sent, query: { limit: '2' } })
  const second = await send(comments.GET, { ...sent, query: { limit: '2', cursor: first.meta.page.next } })

  const said = [first, second].map(({ data }) => data.map(({ body }: { body: string }) => body))
  expect(said).toEqual([['One', 'Two'], ['Three']])
  expect(second.meta.page.next).toBeNull()
})

test('an API key comments as nobody, and changes and removes nothing', async () => {
  const { ada, place } = await createScene()
  const { secret: key } = await createApiKey(ada)

  const created = await send(comments.POST, { key, params: place, body: { body: 'Built.' } })
  const params = { ...place, commentId: created.data.id }
  const changed = await send(comment.PATCH, {
    key,
    method: 'PATCH',
    params,
    body: { body: 'x' },
    headers: { 'if-match': '*' },
  })
  const removed = await send(comment.DELETE, { key, method: 'DELETE', params })
  const listed = await send(comments.GET, { key, params: place })

  expect([created.status, created.data.createdBy]).toEqual([201, null])
  expect([changed.status, removed.status]).toEqual([403, 403])
  expect(listed.data).toEqual([created.data])
})

test('what its author changes has a new version, and keeps its author', async () => {
  const { ada, data, etag, params } = await createComment()

  const changed = await change(ada, params, { body: 'Done!' }, etag)
  const stale = await change(ada, params, { body: 'Never.' }, etag)
  const unconditional = await change(ada, params, { body: 'Never.' })

  expect(changed.data).toMatchObject({ body: 'Done!', version: 2, createdBy: ada.userId })
  expect(changed.data.updatedAt > data.updatedAt).toBe(true)
  expect([changed, stale, unconditional].map(({ status }) => status)).toEqual([200, 412, 428])
})

test('a removal can depend on the version, and repeats as not found', async () => {
  const { ada, etag, params } = await createComment()
  const remove = (ifMatch: string) =>
    send(comment.DELETE, { as: ada, method: 'DELETE', params, headers: { 'if-match': ifMatch } })

  const answers = [await remove('"2"'), await remove(etag), await remove('*')]

  expect(answers.map(({ status }) => status)).toEqual([412, 204, 404])
})

test('a read that knows the comment is answered without it', async () => {
  const { ada, etag, params } = await createComment()

  const { status, text } = await send(comment.GET, { as: ada, params, headers: { 'if-none-match': etag } })

  expect([status, text]).toEqual([304, ''])
})

test('a repetition says nothing twice', async () => {
  const { ada, place } = await createScene()
  const key = { 'idempotency-key': missingId() }

  const first = await say(ada, place, undefined, key)
  const second = await say(ada, place, undefined, key)
  const other = await say(ada, place, { body: 'Something else' }, key)
  const listed = await send(comments.GET, { as: ada, params: place })

  expect([first.status, second.status, other.status]).toEqual([201, 201, 422])
  expect(second.data).toEqual(first.data)
  expect(listed.data).toHaveLength(1)
})

test('comments go with their task, and stay without their author', async () => {
  const { ada, place, params } = await createComment()
  const fellow = await createFellow(ada.workspaceId, 'owner')
  await owner.query('delete from auth.users where id = $1', [ada.userId])

  const orphaned = await send(comment.GET, { as: fellow, params })
  await send(task.DELETE, { as: fellow, method: 'DELETE', params: place })

  const { rows } = await owner.query('select from comments where id = $1', [params.commentId])
  expect(orphaned.data).toMatchObject({ body: 'Done?', createdBy: null, version: 1 })
  expect(rows).toEqual([])
})

test('what was said and changed can be read in the activity', async () => {
  const { ada, etag, params } = await createComment()
  await change(ada, params, { body: 'Done!' }, etag)

  const { rows } = await owner.query(
    'select action, before, after, actor_id from activity where resource_id = $1 order by id',
    [params.commentId],
  )

  expect(rows).toMatchObject([
    { action: 'created', before: null, after: { body: 'Done?', task_id: params.taskId } },
    { action: 'changed', before: { body: 'Done?' }, after: { body: 'Done!' }, actor_id: ada.userId },
  ])
})

test.each<[Role, object]>([
  ['owner', { list: 200, create: 201, change: 403, remove: 204 }],
  ['admin', { list: 200, create: 201, change: 403, remove: 204 }],
  ['member', { list: 200, create: 201, change: 403, remove: 403 }],
  ['viewer', { list: 200, create: 403, change: 403, remove: 403 }],
])('%s, with a comment of somebody else: %j', async (role, expected) => {
  const { ada, place, data, params } = await createComment()
  const person = await createFellow(ada.workspaceId, role)

  const statuses = {
    list: (await send(comments.GET, { as: person, params: place })).status,
    create: (await say(person, place)).status,
    change: (await change(person, params, { body: 'Other words' }, '*')).status,
  }
  const kept = await send(comment.GET, { as: person, params })
  const remove = (await send(comment.DELETE, { as: person, method: 'DELETE', params })).status

  expect({ ...statuses, remove }).toEqual(expected)
  expect(kept.data).toEqual(data)
})

const operations = [
  ['reading', comment.GET, { method: 'GET' }],
  ['changing', comment.PATCH, { method: 'PATCH', body: { body: 'Mine' } }],
  ['removing', comment.DELETE, { method: 'DELETE' }],
  ['listing', comments.GET, { method: 'GET' }],
  ['writing', comments.POST, { method: 'POST', body: { body: 'Mine' } }],
] as const

test.each(operations)('%s what is foreign answers exactly like what is missing', async (_, handler, how) => {
  const { params } = await createComment()
  const eve = await createMember()
  const ifMatch = how.method === 'PATCH' && { 'if-match': '*' }
  const headers = { 'x-request-id': 'same-request-id', ...ifMatch }
  const ask = (asked: Record<string, string>) => send(handler, { as: eve, ...how, params: asked, headers })

  const inside = await ask(params)
  const across = await ask({ ...params, workspaceId: eve.workspaceId })
  const missing = await ask({ workspaceId: eve.workspaceId, taskId: missingId(), commentId: missingId() })

  expect(missing.status).toBe(404)
  expect([inside.text, across.text]).toEqual([missing.text, missing.text])
})

test('a comment is found below its own task alone', async () => {
  const { ada, params } = await createComment()
  const { data } = await addTask(ada, { projectId: await createProject(ada, 'Gemini'), title: 'Another' })

  const { status } = await send(comment.GET, { as: ada, params: { ...params, taskId: data.id } })

  expect(status).toBe(404)
})

test.each(operations)('%s needs a caller', async (_, handler, how) => {
  const { status } = await send(handler, how)

  expect(status).toBe(401)
})

test.each([
  ['no words', { body: ' \n ' }, 'body.body'],
  ['too many words', { body: 'x'.repeat(10_001) }, 'body.body'],
  ['an author of the client’s choice', { body: 'Hi', createdBy: missingId() }, 'body.createdBy'],
  ['a version of the client’s choice', { body: 'Hi', version: 7 }, 'body.version'],
])('%s is refused by its name', async (_, body, path) => {
  const { ada, place, params } = await createComment()

  const [written, changed] = [await say(ada, place, body), await change(ada, params, body, '*')]

  expect([written.status, pathsOf(written)]).toEqual([422, [path]])
  expect([changed.status, pathsOf(changed)]).toEqual([422, [path]])
})

test('the longest comment fits', async () => {
  const { ada, place } = await createScene()

  const { status } = await say(ada, place, { body: '€'.repeat(10_000) })

  expect(status).toBe(201)
})
