import type { JWTPayload } from 'jose'
import { expect, test } from 'vitest'
import * as me from '@/app/api/v1/me/route'
import * as sessions from '@/app/api/v1/me/sessions/route'
import * as activity from '@/app/api/v1/workspaces/[workspaceId]/activity/route'
import * as apiKeys from '@/app/api/v1/workspaces/[workspaceId]/api-keys/route'
import * as apiKey from '@/app/api/v1/workspaces/[workspaceId]/api-keys/[apiKeyId]/route'
import * as invitations from '@/app/api/v1/workspaces/[workspaceId]/invitations/route'
import * as member from '@/app/api/v1/workspaces/[workspaceId]/members/[userId]/route'
import * as ownership from '@/app/api/v1/workspaces/[workspaceId]/ownership/route'
import * as workspace from '@/app/api/v1/workspaces/[workspaceId]/route'
import * as notes from '@/lib/features/notes/route'
import { addFactor, atEachLevel, aWhileAgo, bothAsked, withFactor } from '../support/assurance'
import { createApiKey } from '../support/api-keys'
import type { Member } from '../support/notes'
import { createFellow, createMember, tokenFor } from '../support/people'
import { send } from '../support/send'

const scope = ({ workspaceId }: Member) => ({ workspaceId })
const change = (as: Member, body: object) =>
  send(workspace.PATCH, { as, method: 'PATCH', params: scope(as), body })

const byFactor = 'Bearer error="insufficient_user_authentication", acr_values="aal2"'
const byProof = 'Bearer error="insufficient_user_authentication", max_age="900"'

test('an owner with a factor demands one of the members, and takes the demand back', async () => {
  const ada = withFactor(await createMember())

  const demanded = await change(ada, { requiresFactor: true })
  const read = await send(workspace.GET, { as: ada, params: scope(ada) })
  const ended = await change(ada, { requiresFactor: false, name: 'Open' })
  const recorded = await send(activity.GET, { as: ada, params: scope(ada) })

  expect(
    [demanded, read, ended].map(({ status, data }) => [status, data.requiresFactor, data.version]),
  ).toEqual([
    [200, true, 2],
    [200, true, 2],
    [200, false, 3],
  ])
  expect(recorded.data.slice(0, 2).map(({ after }: { after: object }) => after)).toEqual([
    { name: 'Open', requiresFactor: false },
    { requiresFactor: true },
  ])
})

test('nobody demands a factor without one of their own, and an admin demands none', async () => {
  const ada = await createMember()
  const admin = withFactor(await createFellow(ada.workspaceId, 'admin'))

  const [locked, refused] = [
    await change(ada, { requiresFactor: true }),
    await change(admin, { requiresFactor: true }),
  ]

  expect([locked.status, locked.error.code, locked.headers.get('www-authenticate')]).toEqual([
    401,
    'factor_required',
    byFactor,
  ])
  expect([refused.status, refused.error.code]).toEqual([403, 'forbidden'])
  expect((await change(ada, {})).status).toBe(422)
})

test('a member without a proved factor is told what such a workspace asks for, a stranger is not, and a key goes on', async () => {
  const ada = withFactor(await createMember())
  const fellow = await createFellow(ada.workspaceId, 'member')
  const stranger = { ...(await createMember()), workspaceId: ada.workspaceId }
  const { secret } = await createApiKey(ada, ['notes.read'])
  await change(ada, { requiresFactor: true })

  const asked = [fellow, withFactor(fellow), stranger].map((as) =>
    send(notes.GET, { as, params: scope(ada) }),
  )
  const answers = await Promise.all([...asked, send(notes.GET, { key: secret, params: scope(ada) })])

  expect(answers.map(({ status, error }) => [status, error?.code])).toEqual([
    [401, 'factor_required'],
    [200, undefined],
    [404, 'not_found'],
    [200, undefined],
  ])
  expect(answers[0].error.message).toBe('This workspace asks its members for a second factor.')
})

test('a person with a factor does nothing sensitive in a session that has not proved it', async () => {
  const ada = await createMember()
  await addFactor(ada)

  const [weak, strong, read] = [
    await send(sessions.GET, { as: ada }),
    await send(sessions.GET, { as: withFactor(ada) }),
    await send(notes.GET, { as: ada, params: scope(ada) }),
  ]

  expect([weak.status, weak.error.code, weak.headers.get('www-authenticate')]).toEqual([
    401,
    'factor_required',
    byFactor,
  ])
  expect([strong.status, read.status]).toEqual([200, 200])
})

type Operate = (as: Member, fellow: Member, otherOwner: Member) => ReturnType<typeof send>

const confirmed: [string, Operate][] = [
  ['remove the workspace', (as) => send(workspace.DELETE, { as, method: 'DELETE', params: scope(as) })],
  [
    'hand on the workspace',
    (as, { userId }) => send(ownership.PUT, { as, method: 'PUT', params: scope(as), body: { userId } }),
  ],
  [
    'make an owner',
    (as, { userId }) =>
      send(member.PATCH, { as, method: 'PATCH', params: { ...scope(as), userId }, body: { role: 'owner' } }),
  ],
  [
    'demote an owner',
    (as, _, { userId }) =>
      send(member.PATCH, { as, method: 'PATCH', params: { ...scope(as), userId }, body: { role: 'member' } }),
  ],
  [
    'remove an owner',
    (as, _, { userId }) => send(member.DELETE, { as, method: 'DELETE', params: { ...scope(as), userId } }),
  ],
  [
    'invite an owner',
    (as) =>
      send(invitations.POST, { as, params: scope(as), body: { email: 'eve@example.com', role: 'owner' } }),
  ],
  ['remove the account', (as) => send(me.DELETE, { as, method: 'DELETE', body: { confirm: as.email } })],
]

test.each(confirmed)('who signed in a while ago confirms that it is them to %s', async (_, operate) => {
  const ada = await createMember()
  const fellow = await createFellow(ada.workspaceId, 'member')
  const otherOwner = await createFellow(ada.workspaceId, 'owner')

  const refused = await operate(aWhileAgo(ada), fellow, otherOwner)
  const done = await operate(ada, fellow, otherOwner)

  expect([refused.status, refused.error.code, refused.headers.get('www-authenticate')]).toEqual([
    401,
    'proof_required',
    byProof,
  ])
  expect(done.status).toBeLessThan(300)
})

const onKeys: [string, (as: Member, apiKeyId: string) => ReturnType<typeof send>][] = [
  [
    'create',
    (as) => send(apiKeys.POST, { as, params: scope(as), body: { name: 'Robot', scopes: ['notes.read'] } }),
  ],
  [
    'revoke',
    (as, apiKeyId) => send(apiKey.DELETE, { as, method: 'DELETE', params: { ...scope(as), apiKeyId } }),
  ],
]

test.each(onKeys)(
  'an old proof or one factor of two does not suffice to %s an API key',
  async (_, operate) => {
    const ada = await createMember()
    const { id } = await createApiKey(ada, ['notes.read'])

    expect(await atEachLevel(ada, 'api_keys', (as) => operate(as, id))).toEqual(bothAsked)
  },
)

test('who signed in a while ago goes on with everything else', async () => {
  const ada = aWhileAgo(await createMember())
  const { userId } = await createFellow(ada.workspaceId, 'admin')

  const answers = [
    await send(notes.POST, { as: ada, params: scope(ada), body: { title: 'Apollo' } }),
    await send(invitations.POST, { as: ada, params: scope(ada), body: { email: 'eve@example.com' } }),
    await send(sessions.GET, { as: ada }),
    await send(member.DELETE, { as: ada, method: 'DELETE', params: { ...scope(ada), userId } }),
  ]

  expect(answers.map(({ status }) => status)).toEqual([201, 201, 200, 204])
})

test.each<[string, JWTPayload]>([
  ['no claims', { aal: undefined, amr: undefined }],
  ['malformed claims', { aal: 7, amr: 'password' }],
  ['methods without times', { aal: 'aal1', amr: ['password'] }],
  [
    'a level and a method that nobody knows',
    { aal: 'aal9', amr: [{ method: 'telepathy', timestamp: 1e10 }] },
  ],
])('a token with %s of assurance signs in and proves nothing', async (_, claims) => {
  const ada = await createMember()
  const headers = { authorization: `Bearer ${await tokenFor(ada, claims)}` }

  const read = await send(workspace.GET, { headers, params: scope(ada) })
  const body = { name: 'Robot', scopes: ['notes.read'] }
  const refused = await send(apiKeys.POST, { headers, params: scope(ada), body })

  expect([read.status, refused.status, refused.error.code]).toEqual([200, 401, 'proof_required'])
})
