import { describe, expect, test } from 'vitest'
import type { Role } from '@/lib/auth/permissions'
import { createApiKey } from '../support/api-keys'
import { owner } from '../support/owner'
import { createFellow, createMember, missingId } from '../support/people'
import { pathsOf, send } from '../support/send'
import { startStorage } from '../support/attachment-storage'

const storage = await startStorage()
const { attach, attachment, attachments, begin, complete, completion, createTaskOf, download, note, put } =
  await import('../support/attachments')
const files = await import('../support/attachments')

async function createScene() {
  const ada = await createMember('member')
  return { ada, place: await createTaskOf(ada) }
}

test('a member uploads a file past our server, completes it, and others download it under its name', async () => {
  const { ada, place } = await createScene()
  const viewer = await createFellow(ada.workspaceId, 'viewer')

  const begun = await begin({ as: ada }, place, { ...note, fileName: 'Übersicht "final" & more.txt' })
  const uploaded = await put(begun.data.upload)
  const params = { ...place, attachmentId: begun.data.id }
  const completed = await complete({ as: ada }, params)
  const listed = await send(attachments.GET, { as: viewer, params: place })
  const signed = await send(download.GET, { as: viewer, params })
  const file = await fetch(signed.data.url)

  expect([begun.status, uploaded.status, completed.status]).toEqual([201, 200, 200])
  expect(begun.data).toMatchObject({ status: 'pending', createdBy: ada.userId, sizeBytes: note.sizeBytes })
  expect(begun.headers.get('location')).toMatch(new RegExp(`/${begun.data.id}$`))
  expect(completed.data).toMatchObject({ status: 'ready', fileName: 'Übersicht "final" & more.txt' })
  expect(listed.data).toEqual([completed.data])
  expect(await file.text()).toBe(files.text)
  expect(decodeURIComponent(file.headers.get('content-disposition')!)).toContain(
    `attachment; filename=Übersicht "final" & more.txt;`,
  )
  expect(Date.parse(signed.data.expiresAt) - Date.now()).toBeLessThanOrEqual(60_000)
})

test('an API key attaches and downloads a file of its workspace', async () => {
  const { ada, place } = await createScene()
  const { secret: key } = await createApiKey(ada, ['attachments.read', 'attachments.create', 'tasks.read'])

  const { params, data } = await attach({ key }, place)
  const signed = await send(download.GET, { key, params })

  expect(data).toMatchObject({ createdBy: null, status: 'ready' })
  expect(await (await fetch(signed.data.url)).text()).toBe(files.text)
})

test('an API key without the scope gets no address', async () => {
  const { ada, place } = await createScene()
  const { params } = await attach({ as: ada }, place)
  const { secret: key } = await createApiKey(ada, ['tasks.read'])

  const answers = [await begin({ key }, place), await send(download.GET, { key, params })]

  expect(answers.map(({ status }) => status)).toEqual([403, 403])
})

test('until it is completed an upload is there for nobody but who began it', async () => {
  const { ada, place } = await createScene()
  const fellow = await createFellow(ada.workspaceId, 'admin')
  const begun = await begin({ as: ada }, place)
  await put(begun.data.upload)
  const params = { ...place, attachmentId: begun.data.id }

  const own = await send(attachment.GET, { as: ada, params })
  const others = [
    await send(attachment.GET, { as: fellow, params }),
    await send(files.upload.GET, { as: fellow, params }),
    await complete({ as: fellow }, params),
    await send(download.GET, { as: ada, params }),
  ]
  const listed = await send(attachments.GET, { as: ada, params: place })

  expect([own.status, own.data.status]).toEqual([200, 'pending'])
  expect(others.map(({ status }) => status)).toEqual([404, 404, 404, 404])
  expect(listed.data).toEqual([])
})

describe('completing', () => {
  test('is refused while nothing was uploaded', async () => {
    const { ada, place } = await createScene()
    const { data } = await begin({ as: ada }, place)

    const { status, error } = await complete({ as: ada }, { ...place, attachmentId: data.id })

    expect([status, error.code]).toEqual([409, 'conflict'])
  })

  test.each([
    ['more bytes', {}, `${files.text}!`],
    ['fewer bytes', {}, 'x'],
    ['another type', { 'content-type': 'application/json' }, files.text],
  ])('is refused for %s than were declared', async (_, headers, body) => {
    const { ada, place } = await createScene()
    const { data } = await begin({ as: ada }, place)
    const uploaded = await put({ ...data.upload, headers: { ...data.upload.headers, ...headers } }, body)

    const { status } = await complete({ as: ada }, { ...place, attachmentId: data.id })
    const read = await send(attachment.GET, { as: ada, params: { ...place, attachmentId: data.id } })

    expect([uploaded.status, status, read.data.status]).toEqual([200, 409, 'pending'])
  })

  test('twice changes nothing', async () => {
    const { ada, place } = await createScene()
    const { params, data } = await attach({ as: ada }, place)

    const again = await complete({ as: ada }, params)

    expect([again.status, again.data]).toEqual([200, data])
  })
})

describe('the address of an upload', () => {
  test('takes one upload, no other type than a bucket may have, and nothing too large', async () => {
    const { ada, place } = await createScene()
    const { data } = await begin({ as: ada }, place)
    const { upload } = data

    const html = await put({ ...upload, headers: { 'content-type': 'text/html' } })
    const large = await put(upload, new Uint8Array(26_214_401))
    const first = await put(upload)
    const second = await put(upload, 'Something else')

    expect([html.ok, large.ok, first.ok, second.ok]).toEqual([false, false, true, false])
  })

  test('can be had again until the file is there', async () => {
    const { ada, place } = await createScene()
    const { data } = await begin({ as: ada }, place)
    const sent = { as: ada, params: { ...place, attachmentId: data.id } }

    const again = await send(files.upload.GET, sent)
    await put(again.data)
    const late = await send(files.upload.GET, sent)
    await complete({ as: ada }, sent.params)
    const ready = await send(files.upload.GET, sent)

    expect(again.data).toMatchObject({ path: data.upload.path, headers: { 'content-type': 'text/plain' } })
    expect([again, late, ready].map(({ status }) => status)).toEqual([200, 409, 409])
  })

  test('may be used by a page of ours', async () => {
    const { ada, place } = await createScene()
    const { data } = await begin({ as: ada }, place)

    const preflight = await fetch(data.upload.url, {
      method: 'OPTIONS',
      headers: {
        origin: 'http://localhost:3000',
        'access-control-request-method': 'PUT',
        'access-control-request-headers': 'content-type',
      },
    })

    expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
    expect(preflight.headers.get('access-control-allow-methods')).toContain('PUT')
    expect(preflight.headers.get('access-control-allow-headers')).toContain('content-type')
    expect(data.upload.url.startsWith(storage.url)).toBe(true)
  })
})

test('a repetition begins no second upload, and is answered without the address', async () => {
  const { ada, place } = await createScene()
  const key = { 'idempotency-key': missingId() }

  const first = await begin({ as: ada }, place, note, key)
  const second = await begin({ as: ada }, place, note, key)
  const other = await begin({ as: ada }, place, { ...note, sizeBytes: 1 }, key)

  const { rows } = await owner.query('select from attachments where task_id = $1', [place.taskId])
  expect([first.status, second.status, other.status]).toEqual([201, 201, 422])
  expect(second.data).toEqual({ ...first.data, upload: null })
  expect(second.headers.get('idempotency-replayed')).toBe('true')
  expect(rows).toHaveLength(1)
})

test('a removed file is gone for everyone', async () => {
  const { ada, place } = await createScene()
  const { params } = await attach({ as: ada }, place)

  const removed = await send(attachment.DELETE, { as: ada, method: 'DELETE', params })
  const after = [
    await send(attachment.GET, { as: ada, params }),
    await send(download.GET, { as: ada, params }),
  ]

  expect(removed.status).toBe(204)
  expect(after.map(({ status }) => status)).toEqual([404, 404])
})

test.each<[Role, object]>([
  ['owner', { list: 200, download: 200, begin: 201, remove: 204 }],
  ['admin', { list: 200, download: 200, begin: 201, remove: 204 }],
  ['member', { list: 200, download: 200, begin: 201, remove: 403 }],
  ['viewer', { list: 200, download: 200, begin: 403, remove: 403 }],
])('%s, with a file of somebody else: %j', async (role, expected) => {
  const { ada, place } = await createScene()
  const { params } = await attach({ as: ada }, place)
  const person = await createFellow(ada.workspaceId, role)

  const statuses = {
    list: (await send(attachments.GET, { as: person, params: place })).status,
    download: (await send(download.GET, { as: person, params })).status,
    begin: (await begin({ as: person }, place)).status,
    remove: (await send(attachment.DELETE, { as: person, method: 'DELETE', params })).status,
  }

  expect(statuses).toEqual(expected)
})

const operations = [
  ['reading', attachment.GET, 'GET'],
  ['removing', attachment.DELETE, 'DELETE'],
  ['completing', completion.PUT, 'PUT'],
  ['uploading', files.upload.GET, 'GET'],
  ['downloading', download.GET, 'GET'],
  ['listing', attachments.GET, 'GET'],
] as const

test.each(operations)(
  '%s what is foreign answers exactly like what is missing',
  async (_, handler, method) => {
    const { ada, place } = await createScene()
    const { params } = await attach({ as: ada }, place)
    const eve = await createMember()
    const other = await createTaskOf(eve)
    const ask = (asked: Record<string, string>) =>
      send(handler, { as: eve, method, params: asked, headers: { 'x-request-id': 'same-request-id' } })

    const inside = await ask(params)
    const across = await ask({ ...params, workspaceId: eve.workspaceId })
    const missing = await ask({ ...other, taskId: missingId(), attachmentId: missingId() })

    expect(missing.status).toBe(404)
    expect([inside.text, across.text]).toEqual([missing.text, missing.text])
  },
)

test.each(operations)('%s needs a caller', async (_, handler, method) => {
  const { status } = await send(handler, { method })

  expect(status).toBe(401)
})

test('a task of another workspace gets no file', async () => {
  const [{ place }, { ada: eve }] = [await createScene(), await createScene()]

  const across = await begin({ as: eve }, { ...place, workspaceId: eve.workspaceId })

  expect([across.status, across.error.code]).toEqual([404, 'not_found'])
})

test.each([
  ['no name', { ...note, fileName: ' ' }, 'body.fileName'],
  ['a name of dots alone', { ...note, fileName: 'a/..' }, 'body.fileName'],
  ['a long name', { ...note, fileName: 'x'.repeat(256) }, 'body.fileName'],
  ['a type that browsers run', { ...note, contentType: 'text/html' }, 'body.contentType'],
  ['an image that browsers run', { ...note, contentType: 'image/svg+xml' }, 'body.contentType'],
  ['no bytes', { ...note, sizeBytes: 0 }, 'body.sizeBytes'],
  ['too many bytes', { ...note, sizeBytes: 26_214_401 }, 'body.sizeBytes'],
  ['a state of the client’s choice', { ...note, status: 'ready' }, 'body.status'],
  ['an object of the client’s choice', { ...note, path: 'elsewhere' }, 'body.path'],
])('%s is refused by its name', async (_, body, path) => {
  const { ada, place } = await createScene()

  const refused = await begin({ as: ada }, place, body)

  expect([refused.status, pathsOf(refused)]).toEqual([422, [path]])
})

test('a task holds fifty files, however many are begun at once', async () => {
  const { ada, place } = await createScene()
  await owner.query(
    `insert into attachments (workspace_id, task_id, file_name, content_type, size_bytes)
     select $1, $2, 'full.txt', 'text/plain', 1 from generate_series(1, 48)`,
    [place.workspaceId, place.taskId],
  )

  const begun = await Promise.all(Array.from({ length: 4 }, () => begin({ as: ada }, place)))

  const statuses = begun.map(({ status }) => status)
  expect(statuses.toSorted((one, other) => one - other)).toEqual([201, 201, 409, 409])
})

test('what happened to a file can be read in the activity', async () => {
  const { ada, place } = await createScene()
  const { params } = await attach({ as: ada }, place)
  await send(attachment.DELETE, { as: ada, method: 'DELETE', params })

  const { rows } = await owner.query(
    `select action, actor_id, before is not null and before ? 'object_name' as leaks from activity where resource_id = $1 order by id`,
    [params.attachmentId],
  )

  expect(rows.map(({ action }) => action)).toEqual(['created', 'completed', 'removed'])
  expect(rows.every(({ actor_id, leaks }) => actor_id === ada.userId && !leaks)).toBe(true)
})
