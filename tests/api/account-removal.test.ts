import { afterAll, expect, test } from 'vitest'
import * as me from '@/app/api/v1/me/route'
import * as invitations from '@/app/api/v1/workspaces/[workspaceId]/invitations/route'
import * as apiKeys from '@/app/api/v1/workspaces/[workspaceId]/api-keys/route'
import * as activity from '@/app/api/v1/workspaces/[workspaceId]/activity/route'
import * as member from '@/app/api/v1/workspaces/[workspaceId]/members/[userId]/route'
import * as workspace from '@/app/api/v1/workspaces/[workspaceId]/route'
import * as workspaces from '@/app/api/v1/workspaces/route'
import type { UserCaller } from '@/lib/auth/caller'
import { pool } from '@/lib/db/pool'
import { runBatch } from '@/lib/worker/run-batch'
import type { Person } from '../support/accounts'
import { createApiKey } from '../support/api-keys'
import { tablesHolding } from '../support/leftovers'
import { mailsTo } from '../support/mails'
import { addNote, type Member } from '../support/notes'
import { owner } from '../support/owner'
import { addMember, createFellow, createMember, createUser } from '../support/people'
import { pathsOf, send } from '../support/send'

afterAll(() => pool.end())

const remove = (as: Person, confirm: unknown = as.email) =>
  send(me.DELETE, { as, method: 'DELETE', body: { confirm } })
const get = (as: UserCaller) => send(me.GET, { as })
const scope = ({ workspaceId }: Member) => ({ workspaceId })

/** Leaves a trace in every table that knows people, in a workspace of their own and in somebody else's. */
async function live(ada: Member, host: Member) {
  for (const place of [ada, { ...ada, workspaceId: host.workspaceId }]) {
    const headers = { 'idempotency-key': 'a-key' }
    await addNote(place, { title: `Note of ${place.workspaceId}` })
    await send(invitations.POST, {
      as: place,
      path: `/v1/workspaces/${place.workspaceId}/invitations`,
      params: scope(place),
      headers,
      body: { email: 'x@example.com' },
    })
    await send(apiKeys.POST, {
      as: place,
      path: `/v1/workspaces/${place.workspaceId}/api-keys`,
      params: scope(place),
      headers,
      body: { name: 'Robot', scopes: ['notes.read'] },
    })
  }
  await send(workspaces.POST, { as: ada, headers: { 'idempotency-key': 'b-key' }, body: { name: 'Alone' } })
  await owner.query(
    `insert into auth.identities (id, provider, provider_id, user_id, identity_data, created_at, updated_at)
     values (gen_random_uuid(), 'email', $1::text, $1::text::uuid, jsonb_build_object('email', $2::text), now(), now())`,
    [ada.userId, ada.email],
  )
  await owner.query(
    `insert into auth.flow_state (id, user_id, authentication_method, provider_type)
     values (gen_random_uuid(), $1, 'otp', 'email')`,
    [ada.userId],
  )
}

test('a removed account leaves nothing behind, in no table of any schema', async () => {
  const [ada, host, other] = [await createMember(), await createMember(), await createMember()]
  await addMember(host.workspaceId, ada, 'admin')
  await live(ada, host)
  for (const inviter of [host, other]) {
    await send(invitations.POST, { as: inviter, params: scope(inviter), body: { email: ada.email } })
  }
  const texts = [ada.userId, ada.email, ada.workspaceId, ada.sessionId!]
  const before = await tablesHolding(texts)

  const removed = await remove(ada)
  await runBatch()

  expect(before).toEqual(
    expect.arrayContaining([
      'auth.flow_state',
      'auth.identities',
      'auth.sessions',
      'auth.users',
      'private.idempotency_records',
      'public.activity',
      'public.api_keys',
      'public.invitations',
      'public.memberships',
      'public.notes',
    ]),
  )
  expect(removed.status).toBe(204)
  expect(await tablesHolding(texts)).toEqual([])
  expect(await mailsTo(ada.email)).toContain('Your account was deleted')
})

test('what a removed account did for others stays, as nobody’s', async () => {
  const [ada, host] = [await createMember(), await createMember()]
  await addMember(host.workspaceId, ada, 'admin')
  const note = await addNote({ ...ada, workspaceId: host.workspaceId }, { title: 'Ship it' })
  const key = await createApiKey({ ...ada, workspaceId: host.workspaceId })

  await remove(ada)

  const { rows } = await owner.query('select created_by from notes where id = $1', [note.data.id])
  const keys = await owner.query('select revoked_at is not null as revoked from api_keys where id = $1', [
    key.id,
  ])
  const { data } = await send(activity.GET, { as: host, params: scope(host) })
  expect(rows).toEqual([{ created_by: null }])
  expect(keys.rows).toEqual([{ revoked: true }])
  expect(data).toContainEqual(
    expect.objectContaining({
      actor: { kind: 'user', userId: null, apiKeyId: null },
      resource: { kind: 'note', id: note.data.id, name: 'Ship it' },
      action: 'created',
    }),
  )
})

test('a token outlives its account without an account', async () => {
  const ada = await createUser()

  await remove(ada)

  const after = await Promise.all([get(ada), remove(ada), send(workspaces.GET, { as: ada })])
  expect(after.map(({ status }) => status)).toEqual([401, 401, 200])
  expect(after[2].data).toEqual([])
})

test('the last owner of a workspace with others hands it on first, and is told which one', async () => {
  const ada = await createMember()
  const fellow = await createFellow(ada.workspaceId, 'admin')
  const [shared] = (await owner.query(`select name from workspaces where id = $1`, [ada.workspaceId])).rows

  const refused = await remove(ada)
  const still = await get(ada)
  await runBatch()
  const mails = await mailsTo(ada.email)
  await owner.query(`update memberships set role = 'owner' where user_id = $1`, [fellow.userId])
  const removed = await remove(ada)

  expect(refused).toMatchObject({ status: 409, error: { code: 'conflict' } })
  expect(pathsOf(refused)).toEqual([`workspaces.${ada.workspaceId}`])
  expect(refused.error.details[0].message).toContain(shared.name)
  expect([still.status, mails]).toEqual([200, []])
  expect(removed.status).toBe(204)
  expect((await send(workspace.GET, { as: fellow, params: scope(fellow) })).status).toBe(200)
})

test('of two owners who remove their accounts at once, one stays', async () => {
  const ada = await createMember()
  const grace = await createFellow(ada.workspaceId, 'owner')
  await createFellow(ada.workspaceId, 'member')

  const answers = await Promise.all([remove(ada), remove(grace)])

  const { rows } = await owner.query(
    `select role from memberships where workspace_id = $1 and role = 'owner'`,
    [ada.workspaceId],
  )
  const statuses = answers.map(({ status }) => status)
  expect(statuses.toSorted((one, another) => one - another)).toEqual([204, 409])
  expect(rows).toHaveLength(1)
})

test.each([
  ['another address', 'eve@example.com'],
  ['no address', 'yes'],
  ['nothing', undefined],
])('whoever confirms with %s keeps the account, and no mail is sent', async (_, confirm) => {
  const ada = await createMember()

  const refused = await send(me.DELETE, { as: ada, method: 'DELETE', body: { confirm } })
  await runBatch()

  expect([refused.status, pathsOf(refused)]).toEqual([422, ['body.confirm']])
  expect((await get(ada)).status).toBe(200)
  expect(await mailsTo('eve@example.com')).toEqual([])
})

test('the address is confirmed in any case', async () => {
  const ada = await createUser()

  expect((await remove(ada, ` ${ada.email.toUpperCase()} `)).status).toBe(204)
})

test('a removed workspace leaves nothing behind either, its mails once they are sent', async () => {
  const [ada, host] = [await createMember(), await createMember()]
  await addMember(host.workspaceId, ada, 'admin')
  const fellow = await createFellow(ada.workspaceId, 'admin')
  await live(ada, host)
  await send(member.DELETE, {
    as: ada,
    method: 'DELETE',
    params: { ...scope(ada), userId: fellow.userId },
  })
  const before = await tablesHolding([ada.workspaceId])

  const removed = await send(workspace.DELETE, { as: ada, method: 'DELETE', params: scope(ada) })
  await runBatch()

  expect(before).toEqual(
    expect.arrayContaining([
      'public.activity',
      'public.api_keys',
      'public.invitations',
      'public.memberships',
      'public.notes',
      'private.idempotency_records',
      'public.workspaces',
    ]),
  )
  expect(removed.status).toBe(204)
  expect(await tablesHolding([ada.workspaceId])).toEqual([])
})
