import { beforeAll, expect, test } from 'vitest'
import { acting } from '../support/acting'
import { owner } from '../support/owner'
import { createFellow, createMember } from '../support/people'

const everyone = ['owner', 'admin', 'member', 'viewer', 'stranger'] as const
type Person = (typeof everyone)[number]

const hash = 'a'.repeat(64)
let workspaceId: string
let people: Record<Person, string>
beforeAll(async () => {
  const [ada, eve] = await Promise.all([createMember('owner'), createMember('owner')])
  workspaceId = ada.workspaceId
  const join = async (role: 'admin' | 'member' | 'viewer') => (await createFellow(workspaceId, role)).userId
  people = {
    owner: ada.userId,
    admin: await join('admin'),
    member: await join('member'),
    viewer: await join('viewer'),
    stranger: eve.userId,
  }
  await owner.query(
    `insert into invitations (workspace_id, email, role, token_hash) values ($1, 'grace@example.com', 'member', $2)`,
    [workspaceId, hash],
  )
})

const as = (person: Person) => ({ role: 'app_user' as const, userId: people[person] })
const rowsOf = (outcome: Awaited<ReturnType<typeof acting>>) => ('rows' in outcome ? outcome.rows.length : 0)

const insert = 'insert into invitations (workspace_id, email, role, token_hash) values ($1, $2, $3, $4)'

test.each(
  everyone.flatMap((person) =>
    (['owner', 'admin', 'viewer'] as const).map((role) => [person, role] as const),
  ),
)('%s invites somebody as %s only where they may', async (person, role) => {
  const values = [workspaceId, 'new@example.com', role, 'b'.repeat(64)]

  const outcome = await acting(as(person), insert, values, { widen: 'invitations' })

  const may = person === 'owner' || (person === 'admin' && role !== 'owner')
  expect(rowsOf(outcome)).toBe(may ? 1 : 0)
})

test.each(everyone)('%s reads and revokes invitations only where they may', async (person) => {
  const read = await acting(as(person), 'select id from invitations')
  const revoked = await acting(as(person), 'delete from invitations', [], { widen: 'invitations' })

  const may = person === 'owner' || person === 'admin'
  expect([rowsOf(read), rowsOf(revoked)]).toEqual(may ? [1, 1] : [0, 0])
})

test.each([
  ['read a hash', 'select token_hash from invitations'],
  ['prolong an invitation', `update invitations set expires_at = 'infinity'`],
  ['choose when an invitation ends', `insert into invitations (expires_at) values ('infinity')`],
  ['invite as somebody else', `insert into invitations (created_by) values (null)`],
])('an owner cannot %s', async (_, text) => {
  expect(await acting(as('owner'), text)).toEqual({ refused: '42501' })
})

test('who is not signed in meets no invitation', async () => {
  expect(await acting({ role: 'anon' }, 'select from invitations')).toEqual({ refused: '42501' })
})

test('a stranger learns nothing of who is a member', async () => {
  const member = await owner.query<{ email: string }>('select email from auth.users where id = $1', [
    people.member,
  ])

  const known = await acting(as('stranger'), insert, [
    workspaceId,
    member.rows[0]!.email,
    'viewer',
    'c'.repeat(64),
  ])
  const unknown = await acting(as('stranger'), insert, [
    workspaceId,
    'no@example.com',
    'viewer',
    'c'.repeat(64),
  ])

  expect(known).toEqual({ refused: '42501' })
  expect(unknown).toEqual(known)
})
