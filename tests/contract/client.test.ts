import { afterAll, beforeAll, expect, expectTypeOf, test } from 'vitest'
import { ApiError, type Answer, type Call, createClient } from '@/app/api/client'
import type { Note } from '@/lib/features/notes/schema'
import { createApiKey } from '../support/api-keys'
import { createMember, missingId, tokenFor } from '../support/people'
import { startApiServer } from './api-server'

let server: Awaited<ReturnType<typeof startApiServer>>
beforeAll(async () => {
  server = await startApiServer()
})
afterAll(() => server.close())

async function createScene() {
  const ada = await createMember()
  const call = createClient({ site: server.url, credential: await tokenFor(ada) })
  return { ada, call, params: { workspaceId: ada.workspaceId } }
}

test('a client creates, reads, changes and removes, by the id of the operation alone', async () => {
  const { call, params } = await createScene()

  const created = await call('createNote', { params, body: { title: 'Harvest' } })
  const noteParams = { ...params, noteId: created.data.id }
  const read = await call('getNote', { params: noteParams })
  const changed = await call('changeNote', {
    params: noteParams,
    body: { title: 'Vintage' },
    ifMatch: created.etag!,
  })
  const removed = await call('removeNote', { params: noteParams })

  expect(read.data).toEqual(created.data)
  expect(changed.data.title).toBe('Vintage')
  expect(removed.data).toBeUndefined()
  expect(read.requestId).toMatch(/^[\da-f-]{36}$/)
})

test('a client pages through a list', async () => {
  const { call, params } = await createScene()
  for (const title of ['One', 'Two', 'Three']) await call('createNote', { params, body: { title } })

  const first = await call('listNotes', { params, query: { limit: 2 } })
  const second = await call('listNotes', { params, query: { limit: 2, cursor: first.next! } })

  expect([...first.data, ...second.data].map(({ title }) => title)).toEqual(['Three', 'Two', 'One'])
  expect(second.next).toBeNull()
})

test('a client speaks for an API key', async () => {
  const { ada } = await createScene()
  const { secret } = await createApiKey(ada)
  const call = createClient({ site: server.url, credential: secret })

  const { data } = await call('listWorkspaces')

  expect(data.map(({ id }) => id)).toEqual([ada.workspaceId])
})

test('the same Idempotency-Key creates once', async () => {
  const { call, params } = await createScene()
  const request = { params, body: { title: 'Harvest' }, idempotencyKey: 'harvest-1' }

  const [one, again] = [await call('createNote', request), await call('createNote', request)]

  expect(again.data).toEqual(one.data)
})

test('a change of what has changed since is thrown as its code', async () => {
  const { call, params } = await createScene()
  const note = await call('createNote', { params, body: { title: 'Harvest' } })
  const noteParams = { ...params, noteId: note.data.id }
  await call('changeNote', { params: noteParams, body: { title: 'Vintage' }, ifMatch: note.etag! })

  const late = call('changeNote', {
    params: noteParams,
    body: { title: 'Late' },
    ifMatch: note.etag!,
  })

  await expect(late).rejects.toMatchObject({ name: 'ApiError', status: 412, code: 'precondition_failed' })
})

test('a refusal carries the request id and each refused field', async () => {
  const { call, params } = await createScene()

  const refusal = await call('createNote', { params, body: { title: '' } }).catch((error: unknown) => error)

  expect(refusal).toBeInstanceOf(ApiError)
  expect(refusal).toMatchObject({
    status: 422,
    code: 'invalid_request',
    requestId: expect.stringMatching(/^[\da-f-]{36}$/),
    details: [{ path: 'body.title', message: expect.any(String) }],
  })
})

test('what is not there, and what nobody sent, is thrown as its code', async () => {
  const { call } = await createScene()
  const nobody = createClient({ site: server.url })

  await expect(call('getWorkspace', { params: { workspaceId: missingId() } })).rejects.toMatchObject({
    code: 'not_found',
  })
  await expect(nobody('listWorkspaces')).rejects.toMatchObject({ code: 'unauthenticated' })
})

test('a value that would leave its place in the path stays in it', async () => {
  const { call } = await createScene()

  const wandering = call('getWorkspace', { params: { workspaceId: '../workspaces?limit=1#' } })

  await expect(wandering).rejects.toMatchObject({ status: 404, code: 'not_found' })
})

test('an answer that is not the API’s is an error with its status', async () => {
  const call = createClient({ site: `${server.url}/elsewhere` })

  await expect(call('listWorkspaces')).rejects.toMatchObject({ status: 404, code: undefined })
})

test('an answer that does not come in time, or is not wanted any more, is given up', async () => {
  const { call } = await createScene()
  const hasty = createClient({ site: server.url, timeoutMs: 0 })

  await expect(hasty('listWorkspaces')).rejects.toMatchObject({ name: 'TimeoutError' })
  await expect(call('listWorkspaces', { signal: AbortSignal.abort() })).rejects.toMatchObject({
    name: 'AbortError',
  })
})

test('the document itself comes without an envelope', async () => {
  const { data } = await createClient({ site: server.url })('getApiDocument')

  expect(data.openapi).toBe('3.1.1')
})

test('an operation takes what its contract says, and nothing else', () => {
  type Params<Id extends Parameters<ReturnType<typeof createClient>>[0]> = Call<Id>['params']

  expectTypeOf<Params<'getNote'>>().toEqualTypeOf<{ workspaceId: string; noteId: string }>()
  expectTypeOf<Params<'listWorkspaces'>>().toEqualTypeOf<undefined>()
  expectTypeOf<Call<'createNote'>['body']>().toHaveProperty('title').toEqualTypeOf<string>()
  expectTypeOf<Call<'createNote'>['idempotencyKey']>().toEqualTypeOf<string | undefined>()
  expectTypeOf<Call<'getNote'>['body']>().toEqualTypeOf<undefined>()
  expectTypeOf<Call<'changeNote'>['ifMatch']>().toEqualTypeOf<string>()
  expectTypeOf<Call<'removeNote'>['ifMatch']>().toEqualTypeOf<string | undefined>()
  expectTypeOf<Call<'listNotes'>['ifMatch']>().toEqualTypeOf<undefined>()
  expectTypeOf<Call<'listNotes'>['query']>().exclude<undefined>().toHaveProperty('limit')
})

test('an operation answers what its contract says', () => {
  expectTypeOf<Answer<'getNote'>['data']>().toEqualTypeOf<Note>()
  expectTypeOf<Answer<'listNotes'>['data']>().toEqualTypeOf<Note[]>()
  expectTypeOf<Answer<'listNotes'>['next']>().toEqualTypeOf<string | null>()
  expectTypeOf<Answer<'removeNote'>['data']>().toEqualTypeOf<undefined>()
})

test('a request that lacks what its contract asks for does not compile', () => {
  const call = createClient()
  const wrong = () => [
    // @ts-expect-error The parameters are missing.
    call('getNote'),
    // @ts-expect-error There is no such operation.
    call('getNothing'),
    // @ts-expect-error The title is missing.
    call('createNote', { params: { workspaceId: 'x' }, body: {} }),
    // @ts-expect-error A change of a note names its version.
    call('changeNote', { params: { workspaceId: 'x', noteId: 'x' }, body: { title: 'x' } }),
    // @ts-expect-error A read happens as often as it is sent.
    call('listWorkspaces', { idempotencyKey: 'x' }),
  ]

  expect(wrong).toBeInstanceOf(Function)
})
