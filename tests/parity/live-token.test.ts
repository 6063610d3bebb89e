import { randomUUID } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { admin, backend, createUser } from '@plinth/local-supabase/parity/backend'
import { hasLiveKey, liveTokenFor } from './live-token'

const authorization = hasLiveKey ? `Bearer ${await liveTokenFor(`workspace:${randomUUID()}`)}` : ''
const { id } = await createUser()

type Door = [what: string, path: string, init: RequestInit, status: number, says: object]

const json = { 'content-type': 'application/json' }
const send = (method: string, body: object = {}) => ({ method, headers: json, body: JSON.stringify(body) })
const nobody = { error_code: 'bad_jwt', msg: 'invalid claim: missing sub claim' }
const noAdmin = { error_code: 'not_admin' }
const noRight = { code: '42501' }

const doors: Door[] = [
  ['Auth tells it no user', '/auth/v1/user', {}, 403, nobody],
  ['Auth changes no password', '/auth/v1/user', send('PUT', { password: 'taken over 9' }), 403, nobody],
  ['Auth ends no session', '/auth/v1/logout', send('POST'), 403, nobody],
  ['Auth enrols no factor', '/auth/v1/factors', send('POST', { factor_type: 'totp' }), 403, nobody],
  ['Auth lists no users', '/auth/v1/admin/users', {}, 403, noAdmin],
  ['Auth removes nobody', `/auth/v1/admin/users/${id}`, send('DELETE'), 403, noAdmin],
  ['the Data API reads no table', '/rest/v1/workspaces?select=id', {}, 401, noRight],
  ['the Data API adds no row', '/rest/v1/workspaces', send('POST', { name: 'Planted' }), 401, noRight],
  ['the Data API removes no row', `/rest/v1/memberships?user_id=eq.${id}`, send('DELETE'), 401, noRight],
]

test.skipIf(!hasLiveKey).each(doors)('with a live token %s', async (_, path, init, status, says) => {
  const headers = { ...(init.headers as object), apikey: backend.publishableKey, authorization }

  const answer = await fetch(backend.url + path, { ...init, headers })

  expect({ status: answer.status, body: await answer.json() }).toEqual({
    status,
    body: expect.objectContaining(says),
  })
})

test.skipIf(!hasLiveKey)('with a live token Storage shows no bucket and no object', async () => {
  const bucket = `parity-${randomUUID()}`
  await admin.storage.createBucket(bucket)
  await admin.storage.from(bucket).upload('kept', 'a text')
  onTestFinished(async () => {
    await admin.storage.emptyBucket(bucket)
    await admin.storage.deleteBucket(bucket)
  })
  const headers = { ...json, apikey: backend.publishableKey, authorization }
  const ask = async (path: string, init: RequestInit = {}) =>
    (await fetch(`${backend.url}/storage/v1${path}`, { ...init, headers })).json()

  expect((await admin.storage.from(bucket).list()).data).toMatchObject([{ name: 'kept' }])
  expect(await ask('/bucket')).toEqual([])
  expect(await ask(`/object/list/${bucket}`, send('POST', { prefix: '' }))).toEqual([])
  expect(await ask(`/object/${bucket}/another`, send('POST'))).toMatchObject({ statusCode: '403' })
})
