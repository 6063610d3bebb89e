import { describe, expect, test, vi } from 'vitest'
import * as apiKey from '@/app/api/v1/workspaces/[workspaceId]/api-keys/[apiKeyId]/route'
import * as apiKeys from '@/app/api/v1/workspaces/[workspaceId]/api-keys/route'
import * as workspace from '@/app/api/v1/workspaces/[workspaceId]/route'
import * as workspaces from '@/app/api/v1/workspaces/route'
import { newApiKey, readApiKey } from '@/lib/auth/api-key'
import { keyScopes } from '@/lib/auth/permissions'
import { asUser } from '@/lib/db/transaction'
import * as note from '@/lib/features/notes/[noteId]/route'
import * as notes from '@/lib/features/notes/route'
import type { Feature } from '@/lib/feature'
import { features } from '@/lib/features'
import { log } from '@/lib/observability/log'
import { createApiKey, expireApiKey, revokeApiKey } from '../support/api-keys'
import { type KeyOperation, statusesWithAll, statusesWithOthers } from '../support/key-operations'
import { insertNote } from '../support/notes'
import { owner } from '../support/owner'
import { addMember, createFellow, createMember, createUser, missingId, tokenFor } from '../support/people'
import { send } from '../support/send'
import { patient } from '../../scripts/command/patience'

type Member = Awaited<ReturnType<typeof createMember>>

const input = { name: 'Deploy robot', scopes: ['notes.read', 'notes.create'] }
const create = (as: Member, body: unknown = input) =>
  send(apiKeys.POST, { as, params: { workspaceId: as.workspaceId }, body })
const withKey = (key: string, workspaceId: string) =>
  send(notes.GET, { key, params: { workspaceId }, headers: { 'x-request-id': 'same-request-id' } })

describe('people manage keys', () => {
  test('an owner creates a key, and it works', async () => {
    const ada = await createMember()

    const { status, data } = await create(ada, { ...input, expiresInDays: 30 })
    const used = await withKey(data.secret, ada.workspaceId)

    expect(status).toBe(201)
    expect(data).toMatchObject({
      ...input,
      workspaceId: ada.workspaceId,
      prefix: readApiKey(data.secret)!.prefix,
      createdBy: ada.userId,
      lastUsedAt: null,
      revokedAt: null,
    })
    expect(Date.parse(data.expiresAt) - Date.parse(data.createdAt)).toBe(30 * 24 * 3_600_000)
    expect(used.status).toBe(200)
  })

  test('the key is shown once, and neither it nor its hash is in a later answer or a log line', async () => {
    const ada = await createMember()
    const lines = (['info', 'warn', 'error'] as const).map((level) => vi.spyOn(log, level))
    const { data } = await create(ada)
    const params = { workspaceId: ada.workspaceId, apiKeyId: data.id }

    const answers = await Promise.all([
      send(apiKeys.GET, { as: ada, params: { workspaceId: ada.workspaceId } }),
      send(apiKey.GET, { as: ada, params }),
      withKey(data.secret, ada.workspaceId),
      send(note.DELETE, {
        key: data.secret,
        method: 'DELETE',
        params: { ...params, noteId: missingId() },
      }),
      withKey(`${data.secret.slice(0, -3)}abc`, ada.workspaceId),
    ])

    const written = JSON.stringify([
      answers.map(({ text, headers }) => [text, ...headers]),
      lines.map(({ mock }) => mock.calls),
    ])
    const { hash, prefix } = readApiKey(data.secret)!
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 403, 401])
    expect(written).not.toContain(data.secret.slice(prefix.length))
    expect(written).not.toContain(hash)
    expect(written).not.toContain(Buffer.from(hash, 'hex').toString('base64'))
    expect(lines[0]!.mock.calls).toContainEqual([
      expect.objectContaining({ via: 'key', keyPrefix: prefix, userId: undefined, status: 200 }),
      'request',
    ])
  })

  test('a key that never expires is one that did not say when', async () => {
    const ada = await createMember()

    expect((await create(ada)).data.expiresAt).toBeNull()
  })

  test('the list has every key, newest first, and the revoked ones too', async () => {
    const ada = await createMember()
    const [first, second] = [await create(ada), await create(ada)]
    const params = { workspaceId: ada.workspaceId }
    await send(apiKey.DELETE, {
      as: ada,
      method: 'DELETE',
      params: { ...params, apiKeyId: first.data.id },
    })

    const { data, meta } = await send(apiKeys.GET, { as: ada, params, query: { limit: '1' } })
    const rest = await send(apiKeys.GET, { as: ada, params, query: { cursor: meta.page.next } })

    expect(data).toMatchObject([{ id: second.data.id, revokedAt: null }])
    expect(rest.data).toMatchObject([{ id: first.data.id, revokedAt: expect.any(String) }])
  })

  test.each([
    ['name', { name: ' ' }, 'body.name'],
    ['name', { name: 'x'.repeat(81) }, 'body.name'],
    ['scopes', { scopes: [] }, 'body.scopes'],
    ['scopes', { scopes: ['notes.read', 'notes.read'] }, 'body.scopes'],
    ['scopes', { scopes: ['notes.create', 'workspace.read'] }, 'body.scopes'],
    ['scopes', { scopes: ['api-keys.create'] }, 'body.scopes.0'],
    ['scopes', { scopes: ['notes.read', 'workspace.remove'] }, 'body.scopes.1'],
    ['scopes', { scopes: ['members.read'] }, 'body.scopes.0'],
    ['expiresInDays', { expiresInDays: 0 }, 'body.expiresInDays'],
    ['expiresInDays', { expiresInDays: 366 }, 'body.expiresInDays'],
    ['expiresInDays', { expiresInDays: 1.5 }, 'body.expiresInDays'],
    ['hash', { hash: 'ab'.repeat(32) }, 'body.hash'],
    ['secret', { secret: newApiKey().secret }, 'body.secret'],
    ['createdBy', { createdBy: missingId() }, 'body.createdBy'],
  ])('a key whose %s is %j is refused by that name', async (_, change, path) => {
    const ada = await createMember()

    const { status, error } = await create(ada, { ...input, ...change })

    expect(status).toBe(422)
    expect(error.details.map((detail: { path: string }) => detail.path)).toEqual([path])
  })

  test('the longest life is a year', async () => {
    const ada = await createMember()

    expect((await create(ada, { ...input, expiresInDays: 365 })).status).toBe(201)
  })

  test.each(['admin', 'member', 'viewer'] as const)('%s: only admins do what owners do', async (role) => {
    const ada = await createMember()
    const key = await createApiKey(ada)
    const person = await createFellow(ada.workspaceId, role)
    const params = { workspaceId: ada.workspaceId, apiKeyId: key.id }

    const answers = [
      await create(person),
      await send(apiKeys.GET, { as: person, params }),
      await send(apiKey.GET, { as: person, params }),
      await send(apiKey.DELETE, { as: person, method: 'DELETE', params }),
    ]

    const expected = role === 'admin' ? [201, 200, 200, 204] : [403, 403, 403, 403]
    expect(answers.map(({ status }) => status)).toEqual(expected)
  })

  test('a key of another workspace answers exactly like a missing one, and goes on working', async () => {
    const [ada, eve] = await Promise.all([createMember(), createMember()])
    const key = await createApiKey(ada)
    const headers = { 'x-request-id': 'same-request-id' }
    const ask = (workspaceId: string, apiKeyId: string) =>
      Promise.all([
        send(apiKey.GET, { as: eve, headers, params: { workspaceId, apiKeyId } }),
        send(apiKey.DELETE, { as: eve, headers, method: 'DELETE', params: { workspaceId, apiKeyId } }),
      ])

    const foreign = [
      ...(await ask(eve.workspaceId, key.id)),
      ...(await ask(ada.workspaceId, key.id)),
      await send(apiKeys.GET, { as: eve, headers, params: { workspaceId: ada.workspaceId } }),
    ]
    const missing = await ask(missingId(), missingId())

    expect(missing[0].status).toBe(404)
    expect(new Set([...foreign, ...missing].map(({ text }) => text)).size).toBe(1)
    expect((await withKey(key.secret, ada.workspaceId)).status).toBe(200)
  })

  test('revoking a key twice keeps the first moment', async () => {
    const ada = await createMember()
    const key = await createApiKey(ada)
    const params = { workspaceId: ada.workspaceId, apiKeyId: key.id }
    const revoke = () => send(apiKey.DELETE, { as: ada, method: 'DELETE', params })
    const read = async () => (await send(apiKey.GET, { as: ada, params })).data.revokedAt

    const statuses = [(await revoke()).status]
    const first = await read()
    statuses.push((await revoke()).status)

    expect(statuses).toEqual([204, 204])
    expect(first).toEqual(expect.any(String))
    expect(await read()).toBe(first)
  })

  test('a workspace that is removed takes its keys along', async () => {
    const ada = await createMember()
    const key = await createApiKey(ada)

    const { status } = await send(workspace.DELETE, {
      as: ada,
      method: 'DELETE',
      params: { workspaceId: ada.workspaceId },
    })

    expect(status).toBe(204)
    expect((await withKey(key.secret, ada.workspaceId)).status).toBe(401)
    expect(await owner.query('select from api_keys where id = $1', [key.id])).toMatchObject({ rows: [] })
  })
})

const declared: readonly Feature[] = features

describe('a key asks', () => {
  /** Every operation that a scope of a capability or of notes opens, on rows that are there. */
  async function createScene() {
    const ada = await createMember()
    const { workspaceId } = ada
    const params = { workspaceId }
    const ofNote = { workspaceId, noteId: await insertNote(ada, 'Ship it') }
    const operations: KeyOperation[] = [
      ['workspace.read', (key) => send(workspace.GET, { key, params })],
      ['notes.read', (key) => send(notes.GET, { key, params })],
      ['notes.read', (key) => send(note.GET, { key, params: ofNote })],
      ['notes.create', (key) => send(notes.POST, { key, params, body: { title: 'By key' } })],
      [
        'notes.change',
        (key) =>
          send(note.PATCH, {
            key,
            method: 'PATCH',
            params: ofNote,
            headers: { 'if-match': '*' },
            body: { title: 'Changed' },
          }),
      ],
      ['notes.remove', (key) => send(note.DELETE, { key, method: 'DELETE', params: ofNote })],
    ]
    return { ada, operations }
  }

  test('and may do what its scopes name, by every verb', async () => {
    const { ada, operations } = await createScene()

    expect(await statusesWithAll(ada, operations)).toEqual([200, 200, 200, 201, 200, 204])
    const scopes = declared.flatMap(({ sample, keyScopes: own = [] }) => (sample ? [] : own))
    expect(new Set(operations.map(([scope]) => scope))).toEqual(new Set(scopes))
  })

  test('and may do nothing without the scope, though it has every other', async () => {
    const { ada, operations } = await createScene()

    expect(await statusesWithOthers(ada, operations)).toEqual(operations.map(() => 403))
  })

  test('and nobody has signed what it writes', async () => {
    const { ada, operations } = await createScene()
    const { secret } = await createApiKey(ada, ['notes.create', 'notes.read'])

    const { data } = await operations.find(([scope]) => scope === 'notes.create')![1](secret)

    expect(data).toMatchObject({ title: 'By key', workspaceId: ada.workspaceId, createdBy: null })
  })

  test('and another workspace answers it exactly like a missing one, even one of its creator', async () => {
    const [ada, eve] = await Promise.all([createMember(), createMember()])
    await addMember(eve.workspaceId, ada, 'owner')
    const { secret } = await createApiKey(ada)

    const foreign = await withKey(secret, eve.workspaceId)
    const missing = await withKey(secret, missingId())

    expect(foreign.status).toBe(404)
    expect(foreign.text).toBe(missing.text)
  })

  test.each<[string, (key: { id: string }) => Promise<void>]>([
    ['revoked', revokeApiKey],
    ['expired', expireApiKey],
  ])('and once it is %s, by whatever instance, its next request is refused', async (_, end) => {
    const ada = await createMember()
    const key = await createApiKey(ada)
    const before = await withKey(key.secret, ada.workspaceId)
    await end(key)

    const refused = await Promise.all([
      withKey(key.secret, ada.workspaceId),
      send(workspaces.GET, { key: key.secret }),
      send(notes.POST, {
        key: key.secret,
        params: { workspaceId: ada.workspaceId },
        body: { title: 'No' },
      }),
    ])

    expect(before.status).toBe(200)
    expect(refused.map(({ status }) => status)).toEqual([401, 401, 401])
  })

  test('and one that is revoked, expired, unknown or mistyped is told the same', async () => {
    const ada = await createMember()
    const [revoked, expired] = [await createApiKey(ada), await createApiKey(ada)]
    await revokeApiKey(revoked)
    await expireApiKey(expired)
    const unknown = newApiKey().secret
    const mistyped = unknown.slice(0, -1) + (unknown.endsWith('a') ? 'b' : 'a')

    const answers = await Promise.all(
      [revoked.secret, expired.secret, unknown, mistyped].map((secret) => withKey(secret, ada.workspaceId)),
    )

    expect(answers[0]!.status).toBe(401)
    expect(answers[0]!.error).toEqual({ code: 'unauthenticated', message: 'This API key is not valid.' })
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
  })

  test('and neither makes, reads nor revokes keys, nor owns or changes a workspace', async () => {
    const ada = await createMember()
    const { id, secret: key } = await createApiKey(ada)
    const params = { workspaceId: ada.workspaceId, apiKeyId: id }

    const answers = await Promise.all([
      send(apiKeys.POST, { key, params, body: input }),
      send(apiKeys.GET, { key, params }),
      send(apiKey.GET, { key, params }),
      send(apiKey.DELETE, { key, method: 'DELETE', params }),
      send(workspaces.POST, { key, body: { name: 'Mine' } }),
      send(workspace.PATCH, { key, method: 'PATCH', params, body: { name: 'Mine' } }),
      send(workspace.DELETE, { key, method: 'DELETE', params }),
    ])

    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 403))
  })

  test('and is a user to nothing that needs one', async () => {
    const ada = await createMember()
    const { hash, prefix } = await createApiKey(ada)
    const caller = { via: 'key', userId: null, key: { hash, prefix }, requestId: 'request-1' } as const
    const unknown = { ...caller, key: { ...caller.key, hash: 'ab'.repeat(32) } }
    const idle = async () => 'ran'

    await expect(asUser(caller, 'signed-in', idle)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(asUser(caller, 'user-or-key', idle)).resolves.toBe('ran')
    await expect(asUser(unknown, 'user-or-key', idle)).rejects.toMatchObject({ code: 'unauthenticated' })
    await expect(asUser(unknown, 'signed-in', idle)).rejects.toMatchObject({ code: 'unauthenticated' })
  })

  test('and lists the one workspace that it acts in, if it may read it', async () => {
    const [ada, eve] = await Promise.all([createMember(), createMember()])
    await addMember(eve.workspaceId, ada, 'owner')
    const [reads, writes] = [await createApiKey(ada), await createApiKey(ada, ['notes.create'])]

    const seen = await send(workspaces.GET, { key: reads.secret })
    const unseen = await send(workspaces.GET, { key: writes.secret })
    const single = await send(workspace.GET, {
      key: reads.secret,
      params: { workspaceId: ada.workspaceId },
    })

    expect(seen.data).toEqual([single.data])
    expect(single.data).toMatchObject({ id: ada.workspaceId, name: 'Test', role: null })
    expect(unseen.data).toEqual([])
  })

  test('and its use is noted to the minute, whatever came of the request', async () => {
    const ada = await createMember()
    const [reading, failing] = [await createApiKey(ada), await createApiKey(ada)]
    const usedAt = async ({ id }: { id: string }) => {
      const { rows } = await owner.query('select last_used_at from api_keys where id = $1', [id])
      return rows[0].last_used_at as Date | null
    }
    const noted = (key: { id: string }) =>
      vi.waitFor(async () => expect(await usedAt(key)).not.toBeNull(), patient)

    const before = await usedAt(reading)
    await withKey(reading.secret, ada.workspaceId)
    await withKey(failing.secret, missingId())
    await noted(reading)
    await noted(failing)
    const first = await usedAt(reading)
    await withKey(reading.secret, ada.workspaceId)
    await owner.query(`update api_keys set last_used_at = now() - interval '2 minutes' where id = $1`, [
      failing.id,
    ])
    await send(notes.POST, {
      key: failing.secret,
      params: { workspaceId: ada.workspaceId },
      body: { title: 'Apollo' },
    })
    await vi.waitFor(async () => expect((await usedAt(failing))! > first!).toBe(true), patient)

    expect(before).toBeNull()
    expect(await usedAt(reading)).toEqual(first)
  })
})

describe('a key has no more than its creator has', () => {
  test('a creator with a lower role leaves their keys what the role allows, and gets it back', async () => {
    const ada = await createMember('admin')
    const { secret } = await createApiKey(ada)
    const params = { workspaceId: ada.workspaceId }
    const setRole = (role: string) =>
      owner.query('update memberships set role = $1 where user_id = $2', [role, ada.userId])
    const write = () => send(notes.POST, { key: secret, params, body: { title: crypto.randomUUID() } })

    await setRole('viewer')
    const lowered = [await withKey(secret, ada.workspaceId), await write()]
    await setRole('member')
    const raised = await write()

    expect(lowered.map(({ status }) => status)).toEqual([200, 403])
    expect(raised.status).toBe(201)
  })

  test('a creator who leaves leaves no key that works, and brings none back', async () => {
    const [ada, eve] = await Promise.all([createMember(), createMember()])
    await addMember(ada.workspaceId, eve, 'admin')
    const [key, elsewhere] = [
      await createApiKey({ ...eve, workspaceId: ada.workspaceId }),
      await createApiKey(eve),
    ]
    const read = () =>
      send(apiKey.GET, { as: ada, params: { workspaceId: ada.workspaceId, apiKeyId: key.id } })

    await owner.query('delete from memberships where workspace_id = $1 and user_id = $2', [
      ada.workspaceId,
      eve.userId,
    ])
    const gone = await withKey(key.secret, ada.workspaceId)
    const left = await read()
    await addMember(ada.workspaceId, eve, 'admin')
    const back = await withKey(key.secret, ada.workspaceId)

    expect([gone.status, back.status]).toEqual([401, 401])
    expect(left.data).toMatchObject({ createdBy: eve.userId, revokedAt: expect.any(String) })
    expect((await withKey(elsewhere.secret, eve.workspaceId)).status).toBe(200)
  })

  test('an account that is deleted takes the work of its keys along, and leaves their names', async () => {
    const ada = await createMember()
    const eve = await createFellow(ada.workspaceId, 'admin')
    const key = await createApiKey(eve)

    await owner.query('delete from auth.users where id = $1', [eve.userId])

    expect((await withKey(key.secret, ada.workspaceId)).status).toBe(401)
    const params = { workspaceId: ada.workspaceId, apiKeyId: key.id }
    expect((await send(apiKey.GET, { as: ada, params })).data).toMatchObject({
      name: 'Robot',
      createdBy: null,
      revokedAt: expect.any(String),
    })
  })
})

test('a user who writes a key into what the token says of them gets nothing from it', async () => {
  const [ada, eve] = await Promise.all([createMember(), createUser()])
  const { id, hash, secret } = await createApiKey(ada)
  const claimed = { api_key: { id, hash, secret, workspace_id: ada.workspaceId, scopes: keyScopes } }
  const token = await tokenFor(eve, { user_metadata: claimed, app_metadata: claimed, ...claimed })

  const { status } = await send(notes.GET, {
    headers: { authorization: `Bearer ${token}` },
    params: { workspaceId: ada.workspaceId },
  })

  expect(status).toBe(404)
})
