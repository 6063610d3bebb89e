import { beforeAll, expect, test } from 'vitest'
import { acting } from '../support/acting'
import { createMember, missingId } from '../support/people'

let ada: Awaited<ReturnType<typeof createMember>>
beforeAll(async () => {
  ada = await createMember('owner')
})

/** Tokens of Auth that are no person's session, by the claims that tell. */
const others: [string, object][] = [
  ['an anonymous user', { is_anonymous: true }],
  ['a client of the OAuth server', { client_id: missingId() }],
  ['a token for another audience', { aud: 'elsewhere' }],
]

const as = (claims: object) => ({ role: 'app_user', userId: ada.userId, claims }) as const

const reads: [string, () => string][] = [
  ['workspaces', () => `select from workspaces where id = '${ada.workspaceId}'`],
  ['members', () => `select from memberships where user_id = '${ada.userId}'`],
  ['profiles', () => `select from profiles where id = '${ada.userId}'`],
  ['a change of the profile', () => `update profiles set display_name = 'X' where id = '${ada.userId}'`],
  ['leaving the workspace', () => `delete from memberships where user_id = '${ada.userId}'`],
]

test.each(reads)('%s: a person’s session has a row, and other tokens of Auth have none', async (_, text) => {
  const claims = { aud: 'authenticated', is_anonymous: false }

  expect(await acting(as(claims), text())).not.toEqual({ rows: [] })
  for (const [who, given] of others)
    expect([who, await acting(as(given), text())]).toEqual([who, { rows: [] }])
})

const refusals: [string, () => string, string][] = [
  [
    'require_permission',
    () => `select private.require_permission('${ada.workspaceId}', 'workspace.read')`,
    'PT401',
  ],
  ['require_user', () => 'select private.require_user()', 'PT403'],
  ['require_session', () => 'select private.require_session()', 'PT403'],
  ['live_topic', () => `select private.live_topic('${ada.workspaceId}')`, 'PT403'],
]

test.each(refusals)(
  'private.%s takes a person’s session, and no other token of Auth',
  async (_, text, code) => {
    expect(await acting(as({}), text())).toMatchObject({ rows: [expect.anything()] })
    for (const [who, given] of others)
      expect([who, await acting(as(given), text())]).toEqual([who, { refused: code }])
  },
)
