import { createHash } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import * as me from '@/app/api/v1/me/route'
import * as offer from '@/app/api/v1/invitations/[token]/route'
import * as acceptance from '@/app/api/v1/invitations/[token]/acceptance/route'
import * as decline from '@/app/api/v1/invitations/[token]/decline/route'
import * as invitation from '@/app/api/v1/workspaces/[workspaceId]/invitations/[invitationId]/route'
import * as invitations from '@/app/api/v1/workspaces/[workspaceId]/invitations/route'
import * as member from '@/app/api/v1/workspaces/[workspaceId]/members/[userId]/route'
import type { Caller, UserCaller } from '@/lib/auth/caller'
import type { Role } from '@/lib/auth/permissions'
import { pool } from '@/lib/db/pool'
import type { Person } from '../support/accounts'
import { runBatch } from '@/lib/worker/run-batch'
import { mailsTo } from '../support/mails'
import { owner } from '../support/owner'
import { createFellow, createMember, createUser, missingId } from '../support/people'
import { pathsOf, send } from '../support/send'
import type { Member } from '../support/notes'

afterAll(() => pool.end())

const invite = (as: Member, email: string | undefined, role = 'member') =>
  send(invitations.POST, { as, params: { workspaceId: as.workspaceId }, body: { email, role } })
const list = (as: Member) => send(invitations.GET, { as, params: { workspaceId: as.workspaceId } })
const revoke = (as: Member, invitationId: string) =>
  send(invitation.DELETE, {
    as,
    method: 'DELETE',
    params: { workspaceId: as.workspaceId, invitationId },
  })
const accept = (as: Person | undefined, token: string) =>
  send(acceptance.POST, { as, method: 'POST', params: { token } })
const refuse = (as: UserCaller, token: string) =>
  send(decline.POST, { as, method: 'POST', params: { token } })

/** A user who has confirmed their address, as sign-up by mail leaves them. */
async function createInvitee() {
  const user = await createUser()
  await owner.query('update auth.users set email_confirmed_at = now() where id = $1', [user.userId])
  return user
}

async function roleOf({ userId }: Caller, { workspaceId }: Member) {
  const { rows } = await owner.query<{ role: string }>(
    'select role from memberships where workspace_id = $1 and user_id = $2',
    [workspaceId, userId],
  )
  return rows[0]?.role
}

test('an invitation is shown once, kept as a hash and open for seven days', async () => {
  const ada = await createMember('admin')

  const created = await invite(ada, ' Grace@Example.com ', 'viewer')
  const listed = await list(ada)
  const { rows } = await owner.query(
    `select *, expires_at - created_at = interval '7 days' as week from invitations where workspace_id = $1`,
    [ada.workspaceId],
  )

  const { token, acceptUrl, ...shown } = created.data
  expect(created.status).toBe(201)
  expect(shown).toMatchObject({ email: 'grace@example.com', role: 'viewer', createdBy: ada.userId })
  expect(token).toMatch(/^inv_[\w-]{43}$/)
  expect(acceptUrl).toBe(`http://localhost:3000/api/v1/invitations/${token}/acceptance`)
  expect(listed.data).toEqual([shown])
  expect(rows).toMatchObject([{ token_hash: createHash('sha256').update(token).digest('hex'), week: true }])
  expect(JSON.stringify(rows)).not.toContain(token)
})

test('an accepted invitation makes its guest a member, once', async () => {
  const ada = await createMember()
  const grace = await createInvitee()
  const { data } = await invite(ada, grace.email.toUpperCase(), 'admin')

  const accepted = await accept(grace, data.token)
  const again = await accept(grace, data.token)

  expect(accepted).toMatchObject({ status: 200, data: { workspaceId: ada.workspaceId, role: 'admin' } })
  expect(await roleOf(grace, ada)).toBe('admin')
  expect(again.status).toBe(404)
  expect((await list(ada)).data).toEqual([])
})

test('of many acceptances at once, one counts', async () => {
  const ada = await createMember()
  const grace = await createInvitee()
  const { data } = await invite(ada, grace.email)

  const answers = await Promise.all(Array.from({ length: 10 }, () => accept(grace, data.token)))

  const statuses = answers.map(({ status }) => status)
  expect(statuses.toSorted((one, other) => one - other)).toEqual([200, ...Array<number>(9).fill(404)])
  expect(await roleOf(grace, ada)).toBe('member')
})

test('a declined invitation lets nobody in', async () => {
  const ada = await createMember()
  const grace = await createInvitee()
  const { data } = await invite(ada, grace.email)

  const declined = await refuse(grace, data.token)
  const after = await accept(grace, data.token)

  expect([declined.status, after.status]).toEqual([204, 404])
  expect(await roleOf(grace, ada)).toBeUndefined()
})

test('a revoked invitation lets nobody in', async () => {
  const ada = await createMember()
  const grace = await createInvitee()
  const { data } = await invite(ada, grace.email)

  const revoked = await revoke(ada, data.id)

  expect([revoked.status, (await accept(grace, data.token)).status]).toEqual([204, 404])
})

test('an expired invitation lets nobody in, is not listed, and does not block the next', async () => {
  const ada = await createMember()
  const grace = await createInvitee()
  const expired = await invite(ada, grace.email)
  await owner.query('update invitations set expires_at = now() where id = $1', [expired.data.id])

  const late = await accept(grace, expired.data.token)
  const listed = await list(ada)
  const { data } = await invite(ada, grace.email)
  const accepted = await accept(grace, data.token)

  expect([late.status, listed.data, accepted.status]).toEqual([404, [], 200])
})

test('a second invitation of an address replaces the first', async () => {
  const ada = await createMember()
  const grace = await createInvitee()
  const first = await invite(ada, grace.email, 'viewer')
  const second = await invite(ada, grace.email, 'admin')

  const old = await accept(grace, first.data.token)
  const current = await accept(grace, second.data.token)

  expect([old.status, current.status, await roleOf(grace, ada)]).toEqual([404, 200, 'admin'])
})

test('whoever cannot use an invitation leaves it to whom it is for', async () => {
  const ada = await createMember()
  const [grace, eve] = [await createInvitee(), await createInvitee()]
  const { data } = await invite(ada, grace.email)

  const stolen = await accept(eve, data.token)
  const declined = await refuse(eve, data.token)
  const claimed = await accept({ ...eve, email: grace.email }, data.token)
  await owner.query('update auth.users set email_confirmed_at = null where id = $1', [grace.userId])
  const unconfirmed = await accept(grace, data.token)
  await owner.query('update auth.users set email_confirmed_at = now() where id = $1', [grace.userId])
  const accepted = await accept(grace, data.token)

  expect([stolen, declined, claimed, unconfirmed, accepted].map(({ status }) => status)).toEqual([
    403, 403, 403, 403, 200,
  ])
  expect(await roleOf(eve, ada)).toBeUndefined()
})

test('a member is not invited again, and an invitation that meets one changes nothing', async () => {
  const ada = await createMember()
  const grace = await createInvitee()
  const { data } = await invite(ada, grace.email, 'admin')
  await owner.query(`insert into memberships (workspace_id, user_id, role) values ($1, $2, 'viewer')`, [
    ada.workspaceId,
    grace.userId,
  ])

  const invited = await invite(ada, grace.email, 'admin')
  const accepted = await accept(grace, data.token)

  expect([invited.status, invited.error.message]).toEqual([409, 'This person is a member already.'])
  expect([accepted.status, accepted.error.message]).toEqual([409, 'You are a member already.'])
  expect(await roleOf(grace, ada)).toBe('viewer')
})

test.each<[Role, object]>([
  ['owner', { list: 200, member: 201, admin: 201, owner: 201, revoke: 204 }],
  ['admin', { list: 200, member: 201, admin: 201, owner: 403, revoke: 204 }],
  ['member', { list: 403, member: 403, admin: 403, owner: 403, revoke: 403 }],
  ['viewer', { list: 403, member: 403, admin: 403, owner: 403, revoke: 403 }],
])('%s: %j', async (role, expected) => {
  const ada = await createMember()
  const person = await createFellow(ada.workspaceId, role)
  const { data } = await invite(ada, 'someone@example.com')

  const statuses = {
    list: (await list(person)).status,
    member: (await invite(person, 'member@example.com', 'member')).status,
    admin: (await invite(person, 'admin@example.com', 'admin')).status,
    owner: (await invite(person, 'owner@example.com', 'owner')).status,
    revoke: (await revoke(person, data.id)).status,
  }

  expect(statuses).toEqual(expected)
})

test('a stranger meets 404 at every method, whether the workspace exists or not', async () => {
  const [ada, eve] = await Promise.all([createMember(), createMember()])
  const fellow = await createInvitee()
  const { data } = await invite(ada, fellow.email)

  const answers = async (as: Member, id: string) => {
    const all = [await list(as), await invite(as, fellow.email), await revoke(as, id)]
    return all.map(({ status, error }) => [status, error])
  }
  const foreign = await answers({ ...eve, workspaceId: ada.workspaceId }, data.id)
  const missing = await answers({ ...eve, workspaceId: missingId() }, missingId())
  const across = await revoke(eve, data.id)

  expect(foreign).toEqual(missing)
  expect(missing.map(([status]) => status)).toEqual([404, 404, 404])
  expect(across.status).toBe(404)
})

test('a token that is none is not found, whatever it looks like, and asks for a caller first', async () => {
  const grace = await createInvitee()
  const tokens = [`inv_${'x'.repeat(43)}`, 'inv_short', 'x']

  const known = await Promise.all(tokens.map((token) => accept(grace, token)))
  const unknown = await Promise.all(tokens.map((token) => accept(undefined, token)))

  expect(known.map(({ status }) => status)).toEqual([404, 404, 404])
  expect(unknown.map(({ status }) => status)).toEqual([401, 401, 401])
})

test.each([
  ['no address', undefined, 'member', 'body.email'],
  ['what is no address', 'grace', 'member', 'body.email'],
  ['a long address', `${'x'.repeat(250)}@example.com`, 'member', 'body.email'],
  ['a role off the list', 'grace@example.com', 'root', 'body.role'],
])('%s is refused by its name', async (_, email, role, path) => {
  const refused = await invite(await createMember(), email, role)

  expect([refused.status, pathsOf(refused)]).toEqual([422, [path]])
})

const change = (as: Member, userId: string, role: Role) =>
  send(member.PATCH, { as, method: 'PATCH', params: { workspaceId: as.workspaceId, userId }, body: { role } })
const remove = (as: Member, userId: string) =>
  send(member.DELETE, { as, method: 'DELETE', params: { workspaceId: as.workspaceId, userId } })
const offered = (as: UserCaller, token: string) => send(offer.GET, { as, params: { token } })

test.each<[string, Role, Role, (ada: Member, inviter: Member) => Promise<unknown>]>([
  ['was removed', 'admin', 'admin', (ada, { userId }) => remove(ada, userId)],
  ['has left', 'admin', 'member', (_, inviter) => remove(inviter, inviter.userId)],
  ['became a member', 'admin', 'viewer', (ada, { userId }) => change(ada, userId, 'member')],
  ['is no owner any more, for an owner', 'owner', 'owner', (ada, { userId }) => change(ada, userId, 'admin')],
  [
    'has removed their account',
    'admin',
    'member',
    (_, inviter) => send(me.DELETE, { as: inviter, method: 'DELETE', body: { confirm: inviter.email } }),
  ],
  [
    'is banned',
    'admin',
    'admin',
    (_, { userId }) =>
      owner.query(`update auth.users set banned_until = now() + interval '1 day' where id = $1`, [userId]),
  ],
])(
  'an invitation of somebody who %s lets nobody in, and says so at every place',
  async (_, held, role, lose) => {
    const ada = await createMember()
    const inviter = await createFellow(ada.workspaceId, held)
    const grace = await createInvitee()
    const { data } = await invite(inviter, grace.email, role)
    const before = await offered(grace, data.token)

    await lose(ada, inviter)

    const after = await offered(grace, data.token)
    const refused = await accept(grace, data.token)
    const { data: listed } = await list(ada)
    await runBatch()
    const declined = await refuse(grace, data.token)
    expect([before.status, data.creatorAuthorized]).toEqual([200, true])
    expect([after.status, refused.status, declined.status]).toEqual([409, 409, 204])
    expect(refused.error.message).toBe(
      'The person who invited you may no longer do so. Ask an owner of the workspace for a new invitation.',
    )
    expect(await roleOf(grace, ada)).toBeUndefined()
    expect(listed).toMatchObject([{ email: grace.email, creatorAuthorized: false }])
    expect(await mailsTo(grace.email)).toEqual([])
  },
)

test('a removed admin does not come back by the invitation to a second address of their own', async () => {
  const ada = await createMember()
  const eve = await createFellow(ada.workspaceId, 'admin')
  const again = await createInvitee()
  const { data, status } = await invite(eve, again.email, 'admin')
  expect(status).toBe(201)

  expect((await remove(ada, eve.userId)).status).toBe(204)
  const refused = [await accept(again, data.token), await accept({ ...again, email: eve.email }, data.token)]

  expect(refused.map(({ status: answer }) => answer)).toEqual([409, 409])
  expect([await roleOf(eve, ada), await roleOf(again, ada)]).toEqual([undefined, undefined])
  expect((await list(ada)).data).toMatchObject([{ createdBy: eve.userId, creatorAuthorized: false }])
})

test('an owner who became an admin still invites members, with the invitations made before too', async () => {
  const ada = await createMember()
  const inviter = await createFellow(ada.workspaceId, 'owner')
  const grace = await createInvitee()
  const { data } = await invite(inviter, grace.email, 'member')

  await change(ada, inviter.userId, 'admin')

  expect((await list(ada)).data).toMatchObject([{ creatorAuthorized: true }])
  expect((await accept(grace, data.token)).status).toBe(200)
})

test('a new invitation replaces one that lets nobody in', async () => {
  const ada = await createMember()
  const inviter = await createFellow(ada.workspaceId, 'admin')
  const grace = await createInvitee()
  await invite(inviter, grace.email)
  await remove(ada, inviter.userId)

  const { data } = await invite(ada, grace.email)

  expect((await accept(grace, data.token)).status).toBe(200)
})
