import { expect, test } from 'vitest'
import * as me from '@/app/api/v1/me/route'
import * as accountExport from '@/app/api/v1/me/export/route'
import * as apiKeys from '@/app/api/v1/workspaces/[workspaceId]/api-keys/route'
import * as invitations from '@/app/api/v1/workspaces/[workspaceId]/invitations/route'
import * as member from '@/app/api/v1/workspaces/[workspaceId]/members/[userId]/route'
import * as ownership from '@/app/api/v1/workspaces/[workspaceId]/ownership/route'
import * as notes from '@/lib/features/notes/route'
import * as workspace from '@/app/api/v1/workspaces/[workspaceId]/route'
import type { Member } from '../support/notes'
import { owner } from '../support/owner'
import { createFellow, createMember } from '../support/people'
import { send } from '../support/send'

/** An owner who has signed out everywhere, and whose access token has not run out. */
async function createSignedOut() {
  const ada = await createMember()
  const fellow = await createFellow(ada.workspaceId, 'member')
  await owner.query('delete from auth.sessions where user_id = $1', [ada.userId])
  return { ada, fellow }
}

const operations: [string, (as: Member, fellow: Member) => ReturnType<typeof send>][] = [
  ['remove a workspace', (as) => send(workspace.DELETE, { as, method: 'DELETE', params: scope(as) })],
  [
    'hand on a workspace',
    (as, { userId }) => send(ownership.PUT, { as, method: 'PUT', params: scope(as), body: { userId } }),
  ],
  [
    'change a role',
    (as, { userId }) =>
      send(member.PATCH, {
        as,
        method: 'PATCH',
        params: { ...scope(as), userId },
        body: { role: 'owner' },
      }),
  ],
  [
    'remove a member',
    (as, { userId }) => send(member.DELETE, { as, method: 'DELETE', params: { ...scope(as), userId } }),
  ],
  [
    'invite somebody',
    (as) => send(invitations.POST, { as, params: scope(as), body: { email: 'eve@example.com' } }),
  ],
  [
    'create an API key',
    (as) => send(apiKeys.POST, { as, params: scope(as), body: { name: 'Robot', scopes: ['notes.read'] } }),
  ],
  ['export', (as) => send(accountExport.GET, { as })],
  ['remove the account', (as) => send(me.DELETE, { as, method: 'DELETE', body: { confirm: as.email } })],
]

const scope = ({ workspaceId }: Member) => ({ workspaceId })

test.each(operations)('who has signed out everywhere cannot %s any more', async (_, operate) => {
  const { ada, fellow } = await createSignedOut()

  const refused = await operate(ada, fellow)

  expect(refused).toMatchObject({ status: 401, error: { code: 'unauthenticated' } })
  expect(refused.error.message).toBe('This session has ended. Sign in again to continue.')
})

test('what is not sensitive goes on until the access token runs out', async () => {
  const { ada } = await createSignedOut()

  const read = await send(workspace.GET, { as: ada, params: scope(ada) })
  const written = await send(notes.POST, { as: ada, params: scope(ada), body: { title: 'Apollo' } })

  expect([read.status, written.status]).toEqual([200, 201])
})

test('a token that names the session of somebody else, or none, does not help', async () => {
  const { ada, fellow } = await createSignedOut()

  for (const sessionId of [fellow.sessionId, undefined]) {
    const refused = await send(workspace.DELETE, {
      as: { ...ada, sessionId },
      method: 'DELETE',
      params: scope(ada),
    })

    expect(refused.status).toBe(401)
  }
})
