import { expect, test } from 'vitest'
import * as me from '@/app/api/v1/me/route'
import type { UserCaller } from '@/lib/auth/caller'
import { createApiKey } from '../support/api-keys'
import { owner } from '../support/owner'
import { createMember, createUser } from '../support/people'
import { pathsOf, send } from '../support/send'

const get = (as: UserCaller, headers = {}) => send(me.GET, { as, headers })
const rename = (as: UserCaller, displayName: unknown, headers = {}) =>
  send(me.PATCH, { as, method: 'PATCH', headers, body: { displayName } })

test('a user reads their account, with the address that it has now', async () => {
  const ada = await createUser()
  await owner.query(`update auth.users set email = 'new-' || email where id = $1`, [ada.userId])

  const { status, data } = await get(ada)

  expect(status).toBe(200)
  expect(data).toEqual({
    id: ada.userId,
    email: `new-${ada.email}`,
    displayName: 'Test user',
    version: 1,
    createdAt: expect.any(String),
    updatedAt: expect.any(String),
  })
})

test('a user changes their name, and only theirs', async () => {
  const [ada, eve] = [await createUser(), await createUser()]

  const changed = await rename(ada, '  Ada Lovelace ')

  expect([changed.status, changed.data.displayName, changed.data.version]).toEqual([200, 'Ada Lovelace', 2])
  expect((await get(ada)).data).toEqual(changed.data)
  expect((await get(eve)).data.displayName).toBe('Test user')
})

test('of two changes of one version, the second is refused', async () => {
  const ada = await createUser()
  const tag = (await get(ada)).headers.get('etag')!

  const first = await rename(ada, 'Ada', { 'if-match': tag })
  const second = await rename(ada, 'Augusta', { 'if-match': tag })
  const unchanged = await get(ada, { 'if-none-match': first.headers.get('etag')! })

  expect([first.status, second.status, unchanged.status]).toEqual([200, 412, 304])
  expect((await get(ada)).data.displayName).toBe('Ada')
})

test.each([
  ['no name', {}, 'body.displayName'],
  ['a blank name', { displayName: '  ' }, 'body.displayName'],
  ['a long name', { displayName: 'x'.repeat(81) }, 'body.displayName'],
  ['an address', { displayName: 'Ada', email: 'eve@example.com' }, 'body.email'],
  ['an id', { displayName: 'Ada', id: crypto.randomUUID() }, 'body.id'],
])('%s is refused by its field', async (_, body, path) => {
  const refused = await send(me.PATCH, { as: await createUser(), method: 'PATCH', body })

  expect([refused.status, pathsOf(refused)]).toEqual([422, [path]])
})

test('an API key has no account, and nobody has none', async () => {
  const { secret } = await createApiKey(await createMember())
  const body = { displayName: 'Robot' }

  const byKey = await Promise.all([
    send(me.GET, { key: secret }),
    send(me.PATCH, { key: secret, method: 'PATCH', body }),
    send(me.DELETE, { key: secret, method: 'DELETE', body: { confirm: 'robot@example.com' } }),
  ])
  const byNobody = await Promise.all([
    send(me.GET),
    send(me.PATCH, { method: 'PATCH', body }),
    send(me.DELETE, { method: 'DELETE', body: { confirm: 'nobody@example.com' } }),
  ])

  expect(byKey.map(({ status }) => status)).toEqual([403, 403, 403])
  expect(byNobody.map(({ status }) => status)).toEqual([401, 401, 401])
})
