import { expect, test } from 'vitest'
import * as member from '@/app/api/v1/workspaces/[workspaceId]/members/[userId]/route'
import * as members from '@/app/api/v1/workspaces/[workspaceId]/members/route'
import * as ownership from '@/app/api/v1/workspaces/[workspaceId]/ownership/route'
import type { Role } from '@/lib/auth/permissions'
import { owner } from '../support/owner'
import { createFellow, createMember, missingId } from '../support/people'
import { pathsOf, send } from '../support/send'
import type { Member } from '../support/notes'

const at = (as: Member, userId: string, headers = {}) => ({
  as,
  headers,
  params: { workspaceId: as.workspaceId, userId },
})
const change = (as: Member, userId: string, role: string) =>
  send(member.PATCH, { ...at(as, userId), method: 'PATCH', body: { role } })
const remove = (as: Member, userId: string) => send(member.DELETE, { ...at(as, userId), method: 'DELETE' })
const transfer = (as: Member, userId: string) =>
  send(ownership.PUT, { as, method: 'PUT', params: { workspaceId: as.workspaceId }, body: { userId } })

async function rolesIn({ workspaceId }: Member) {
  const { rows } = await owner.query<{ user_id: string; role: string }>(
    'select user_id, role from memberships where workspace_id = $1',
    [workspaceId],
  )
  return Object.fromEntries(rows.map(({ user_id, role }) => [user_id, role]))
}

test('members are listed in the order in which they joined, page by page', async () => {
  const ada = await createMember()
  const fellows = [
    await createFellow(ada.workspaceId, 'viewer'),
    await createFellow(ada.workspaceId, 'admin'),
  ]
  await createMember()
  const params = { workspaceId: ada.workspaceId }

  const first = await send(members.GET, { as: fellows[0], params, query: { limit: '2' } })
  const second = await send(members.GET, {
    as: fellows[0],
    params,
    query: { limit: '2', cursor: first.meta.page.next },
  })

  expect(first.data).toEqual([
    {
      userId: ada.userId,
      displayName: 'Test user',
      role: 'owner',
      version: 1,
      joinedAt: expect.stringMatching(/Z$/),
    },
    expect.objectContaining({ userId: fellows[0]!.userId, role: 'viewer' }),
  ])
  expect(second.data).toMatchObject([{ userId: fellows[1]!.userId, role: 'admin' }])
  expect(second.meta.page.next).toBeNull()
})

test.each(['no-moment', '0000-01-01T00:00:00Z', '2026-01-01T00:00:00+20:00', ''])(
  'a cursor that somebody made up of “%s” is refused',
  async (moment) => {
    const ada = await createMember()
    await createFellow(ada.workspaceId, 'viewer')
    const sent = { as: ada, params: { workspaceId: ada.workspaceId } }
    const { meta } = await send(members.GET, { ...sent, query: { limit: '1' } })
    const [mark] = Buffer.from(meta.page.next, 'base64url').toString().split(' ')
    const cursor = Buffer.from(`${mark} ${moment}/${missingId()}`).toString('base64url')

    const refused = await send(members.GET, { ...sent, query: { cursor } })

    expect([refused.status, pathsOf(refused)]).toEqual([422, ['query.cursor']])
  },
)

test('an admin changes the role of a member', async () => {
  const ada = await createMember()
  const admin = await createFellow(ada.workspaceId, 'admin')
  const grace = await createFellow(ada.workspaceId, 'member')

  const changed = await change(admin, grace.userId.toUpperCase(), 'viewer')
  const read = await send(member.GET, at(grace, grace.userId))

  expect(changed).toMatchObject({ status: 200, data: { userId: grace.userId, role: 'viewer' } })
  expect(read.data).toEqual(changed.data)
})

test.each<[Role, object]>([
  ['owner', { change: 200, raise: 200, demoteOwner: 200, remove: 204, removeOwner: 204, transfer: 200 }],
  ['admin', { change: 200, raise: 403, demoteOwner: 403, remove: 204, removeOwner: 403, transfer: 403 }],
  ['member', { change: 403, raise: 403, demoteOwner: 403, remove: 403, removeOwner: 403, transfer: 403 }],
  ['viewer', { change: 403, raise: 403, demoteOwner: 403, remove: 403, removeOwner: 403, transfer: 403 }],
])('%s: %j', async (role, expected) => {
  const ada = await createMember()
  const join = (as: Role) => createFellow(ada.workspaceId, as)
  const person = await join(role)

  const statuses = {
    change: (await change(person, (await join('member')).userId, 'admin')).status,
    raise: (await change(person, (await join('member')).userId, 'owner')).status,
    demoteOwner: (await change(person, (await join('owner')).userId, 'viewer')).status,
    remove: (await remove(person, (await join('admin')).userId)).status,
    removeOwner: (await remove(person, (await join('owner')).userId)).status,
    transfer: (await transfer(person, (await join('viewer')).userId)).status,
  }

  expect(statuses).toEqual(expected)
})

test.each<Role>(['admin', 'member', 'viewer'])('%s leaves', async (role) => {
  const ada = await createMember()
  const person = await createFellow(ada.workspaceId, role)

  const left = await remove(person, person.userId)
  const after = await send(members.GET, { as: person, params: { workspaceId: ada.workspaceId } })

  expect([left.status, after.status]).toEqual([204, 404])
  expect(await rolesIn(ada)).toEqual({ [ada.userId]: 'owner' })
})

test('the last owner neither leaves nor steps down', async () => {
  const ada = await createMember()
  await createFellow(ada.workspaceId, 'admin')

  const refused = [await remove(ada, ada.userId), await change(ada, ada.userId, 'admin')]

  expect(refused.map(({ status, error }) => [status, error.code, error.message])).toEqual(
    Array(2).fill([409, 'conflict', 'A workspace keeps at least one owner.']),
  )
  expect((await rolesIn(ada))[ada.userId]).toBe('owner')
})

test('of two owners who leave at once, one stays', async () => {
  const scenes = await Promise.all(
    Array.from({ length: 8 }, async () => {
      const ada = await createMember()
      return { ada, grace: await createFellow(ada.workspaceId, 'owner') }
    }),
  )

  for (const { ada, grace } of scenes) {
    const answers = await Promise.all([remove(ada, ada.userId), remove(grace, grace.userId)])

    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([204, 409])
    expect(Object.values(await rolesIn(ada))).toEqual(['owner'])
  }
})

test('an ownership changes hands at once, and its giver stays as an admin', async () => {
  const ada = await createMember()
  const grace = await createFellow(ada.workspaceId, 'viewer')

  const transferred = await transfer(ada, grace.userId)

  expect(transferred).toMatchObject({ status: 200, data: { userId: grace.userId, role: 'owner' } })
  expect(await rolesIn(ada)).toEqual({ [ada.userId]: 'admin', [grace.userId]: 'owner' })
})

test('an ownership goes to another member or to nobody', async () => {
  const [ada, eve] = await Promise.all([createMember(), createMember()])

  const refused = [
    await transfer(ada, eve.userId),
    await transfer(ada, missingId()),
    await transfer(ada, ada.userId),
    await transfer(ada, 'eve'),
  ]

  expect(refused.map((answer) => [answer.status, pathsOf(answer)])).toEqual(
    Array(4).fill([422, ['body.userId']]),
  )
  expect(await rolesIn(ada)).toEqual({ [ada.userId]: 'owner' })
})

test('a role off the list is refused by its name', async () => {
  const ada = await createMember()

  const refused = await change(ada, ada.userId, 'root')

  expect([refused.status, pathsOf(refused)]).toEqual([422, ['body.role']])
})

test('a stranger meets 404 at every method, whether the workspace exists or not', async () => {
  const [ada, eve] = await Promise.all([createMember(), createMember()])
  const headers = { 'x-request-id': 'same-request-id' }

  const answers = (workspaceId: string, userId: string) => {
    const sent = { as: eve, headers, params: { workspaceId, userId } }
    return Promise.all([
      send(members.GET, sent),
      send(member.GET, sent),
      send(member.PATCH, { ...sent, method: 'PATCH', body: { role: 'viewer' } }),
      send(member.DELETE, { ...sent, method: 'DELETE' }),
      send(ownership.PUT, { ...sent, method: 'PUT', body: { userId } }),
    ])
  }
  const foreign = await answers(ada.workspaceId, ada.userId)
  const leaving = await answers(ada.workspaceId, eve.userId)
  const missing = await answers(missingId(), missingId())

  expect(missing.map(({ status }) => status)).toEqual(Array(5).fill(404))
  expect(foreign.map(({ text }) => text)).toEqual(missing.map(({ text }) => text))
  expect(leaving.map(({ text }) => text)).toEqual(missing.map(({ text }) => text))
})

test('a member of another workspace answers exactly like a missing one', async () => {
  const [ada, eve] = await Promise.all([createMember(), createMember()])
  const headers = { 'x-request-id': 'same-request-id' }

  const answers = (userId: string) =>
    Promise.all([
      send(member.GET, at(ada, userId, headers)),
      send(member.PATCH, { ...at(ada, userId, headers), method: 'PATCH', body: { role: 'viewer' } }),
      send(member.DELETE, { ...at(ada, userId, headers), method: 'DELETE' }),
    ])
  const foreign = await answers(eve.userId)
  const missing = await answers(missingId())

  expect(missing.map(({ status }) => status)).toEqual([404, 404, 404])
  expect(foreign.map(({ text }) => text)).toEqual(missing.map(({ text }) => text))
})
