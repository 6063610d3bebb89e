import { expect, test } from 'vitest'
import { acting } from '../support/acting'
import { createFellow, createMember, missingId } from '../support/people'

/** The Data API asks no permission first: here the policies are alone. */
const statements: [string, string][] = [
  ['remove a workspace', 'delete from workspaces where id = $1'],
  ['change a role', `update memberships set role = 'viewer' where workspace_id = $1 and role = 'member'`],
  ['make an owner', `update memberships set role = 'owner' where workspace_id = $1 and role = 'member'`],
  ['remove a member', `delete from memberships where workspace_id = $1 and role = 'member'`],
]

const additions: [string, string][] = [
  [
    'invite somebody',
    `insert into invitations (workspace_id, email, role, token_hash) values ($1, 'eve@example.com', 'member', repeat('a', 64))`,
  ],
  [
    'create a key',
    `insert into api_keys (workspace_id, name, prefix, hash, scopes) values ($1, 'Robot', 'plinth_abcdefgh', decode(repeat('ab', 32), 'hex'), '{notes.read}')`,
  ],
]

async function tried(text: string, sessionId?: string) {
  const ada = await createMember()
  await createFellow(ada.workspaceId, 'member')
  const claims = { session_id: sessionId ?? ada.sessionId }
  return acting({ role: 'authenticated', userId: ada.userId, claims }, text, [ada.workspaceId])
}

test.each(statements)('without a living session no policy lets an owner %s', async (_, text) => {
  const [alive, ended] = [await tried(text), await tried(text, missingId())]

  expect([alive, ended]).toEqual([{ rows: [{}] }, { rows: [] }])
})

test.each(additions)('without a living session no policy lets an owner %s', async (_, text) => {
  const [alive, ended] = [await tried(text), await tried(text, missingId())]

  expect([alive, ended]).toEqual([{ rows: [{}] }, { refused: '42501' }])
})

test.each([
  ['end the sessions', 'select private.end_own_sessions(null)'],
  ['remove the account', 'select * from private.remove_account()'],
])('without a living session no function lets a user %s', async (_, text) => {
  const ada = await createMember()
  const identity = { role: 'authenticated', userId: ada.userId } as const

  const ended = await acting({ ...identity, claims: { session_id: missingId() } }, text)

  expect(ended).toEqual({ refused: 'PT401' })
  expect(await acting(identity, text)).not.toHaveProperty('refused')
})
