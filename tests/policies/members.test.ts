import { beforeAll, expect, test } from 'vitest'
import type { Role } from '@/lib/auth/permissions'
import { acting } from '../support/acting'
import { owner } from '../support/owner'
import { createFellow, createMember } from '../support/people'

const everyone = ['owner', 'admin', 'member', 'viewer', 'stranger'] as const
type Person = (typeof everyone)[number]

let workspaceId: string
let people: Record<Person, string>
let others: Record<Role, string>
beforeAll(async () => {
  const [ada, eve] = await Promise.all([createMember('owner'), createMember('owner')])
  workspaceId = ada.workspaceId
  const join = async (role: Role) => (await createFellow(workspaceId, role)).userId
  people = {
    owner: ada.userId,
    admin: await join('admin'),
    member: await join('member'),
    viewer: await join('viewer'),
    stranger: eve.userId,
  }
  others = {
    owner: await join('owner'),
    admin: await join('admin'),
    member: await join('member'),
    viewer: await join('viewer'),
  }
})

const roles = ['owner', 'admin', 'member', 'viewer'] as const
const pairs = everyone.flatMap((person) => roles.map((role) => [person, role] as const))
const mayTouch = (person: Person, role: Role) =>
  person === 'owner' || (person === 'admin' && role !== 'owner')

const attempt = async (person: Person, text: string, values: unknown[]) => {
  const outcome = await acting({ role: 'app_user', userId: people[person] }, text, values, {
    widen: 'memberships',
  })
  return 'rows' in outcome && outcome.rows.length === 1
}

test.each(pairs)('%s changes a role to %s only where they may', async (person, role) => {
  const done = await attempt(
    person,
    'update memberships set role = $3 where workspace_id = $1 and user_id = $2',
    [workspaceId, others.member, role],
  )

  expect(done).toBe(mayTouch(person, role))
})

test.each(pairs)('%s changes the role of another %s only where they may', async (person, role) => {
  const done = await attempt(
    person,
    `update memberships set role = 'viewer' where workspace_id = $1 and user_id = $2`,
    [workspaceId, others[role]],
  )

  expect(done).toBe(mayTouch(person, role))
})

test.each(pairs)('%s removes another %s only where they may', async (person, role) => {
  const done = await attempt(person, 'delete from memberships where workspace_id = $1 and user_id = $2', [
    workspaceId,
    others[role],
  ])

  expect(done).toBe(mayTouch(person, role))
})

test.each(everyone)('%s leaves their own workspace', async (person) => {
  const done = await attempt(person, 'delete from memberships where user_id = $1', [people[person]])

  expect(done).toBe(true)
})

test.each(['member', 'admin'] as const)('%s cannot raise themselves to owner', async (person) => {
  const done = await attempt(person, `update memberships set role = 'owner' where user_id = $1`, [
    people[person],
  ])

  expect(done).toBe(false)
})

test.each([
  ['lose its role', `update memberships set role = 'admin' where user_id = $1`],
  ['leave', 'delete from memberships where user_id = $1'],
  ['lose its account', 'delete from auth.users where id = $1'],
])('the last owner cannot %s, whoever writes it', async (_, text) => {
  const ada = await createMember('owner')
  await createFellow(ada.workspaceId, 'admin')

  await expect(owner.query(text, [ada.userId])).rejects.toMatchObject({ code: 'PT409' })
})

test('a workspace goes with its owners', async () => {
  const ada = await createMember('owner')

  await owner.query('delete from workspaces where id = $1', [ada.workspaceId])

  const { rows } = await owner.query('select from memberships where workspace_id = $1', [ada.workspaceId])
  expect(rows).toEqual([])
})

test('an owner who leaves waits for another who is leaving, and then stays', async () => {
  const ada = await createMember('owner')
  const grace = await createFellow(ada.workspaceId, 'owner')
  const [first, second] = [await owner.connect(), await owner.connect()]
  const leave = 'delete from memberships where user_id = $1'
  const check = 'set constraints all immediate'

  try {
    for (const client of [first, second]) await client.query('begin')
    await first.query(leave, [ada.userId])
    await second.query(leave, [grace.userId])
    await first.query(check)
    const waiting = second.query(check).then(
      () => 'left',
      (error: { code: string }) => error.code,
    )
    await first.query('commit')

    expect(await waiting).toBe('PT409')
  } finally {
    for (const client of [first, second]) {
      await client.query('rollback')
      client.release()
    }
  }
})
