import { beforeAll, expect, test } from 'vitest'
import { proofs } from '../features/proofs'
import { acting } from '../support/acting'
import { owner } from '../support/owner'
import { createFellow, createMember, missingId } from '../support/people'
import { attemptsOf, type Column, lines, outcomeOf } from './matrix/attempts'
import { columnsOfPublic } from './matrix/catalogue'
import { inTransaction } from './matrix/in-transaction'
import { createScene, identities, type Identity, type Scene } from './matrix/scene'

/** No permission is asked first: here the policies are alone. */
const statements: [string, string][] = [
  ['remove a workspace', 'delete from workspaces where id = $1'],
  ['change a role', `update memberships set role = 'viewer' where workspace_id = $1 and role = 'member'`],
  ['make an owner', `update memberships set role = 'owner' where workspace_id = $1 and role = 'member'`],
  ['remove a member', `delete from memberships where workspace_id = $1 and role = 'member'`],
  ['leave a workspace', `delete from memberships where workspace_id = $1 and user_id = auth.uid()`],
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
  return acting({ role: 'app_user', userId: ada.userId, claims }, text, [ada.workspaceId])
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
  const identity = { role: 'app_user', userId: ada.userId } as const

  const ended = await acting({ ...identity, claims: { session_id: missingId() } }, text)

  expect(ended).toEqual({ refused: 'PT401' })
  expect(await acting(identity, text)).not.toHaveProperty('refused')
})

const people: Identity[] = ['viewer', 'member', 'admin', 'owner']
const writes = lines.filter(
  (line) =>
    attemptsOf(line, []).every(({ text }) => /\b(insert|update|delete)\b/.test(text)) &&
    !line.table.startsWith('private.') &&
    !line.verb.startsWith('select') &&
    people.some((who) => line.cells[identities.indexOf(who)] === 'x'),
)

/** The writes that end with the token, within the hour: none removes a row of somebody, lets somebody in or carries a secret. */
const lasting = [
  'workspaces update',
  "profiles of one's own update",
  ...proofs.flatMap((proof) => proof.lasting ?? []),
]

let scene: Scene
let columns: Column[]
beforeAll(async () => {
  scene = await createScene()
  columns = await columnsOfPublic(owner)
})

test.each(writes)(
  'without a living session, of all that may be written: $section $verb $columns',
  async (line) => {
    const attempts = attemptsOf(
      line,
      columns.filter(({ table }) => table === line.table),
    )
    const ended = withoutSessions(scene)

    const done = await inTransaction(line, async (client) => {
      const outcomes = []
      for (const { text } of attempts)
        for (const who of people)
          if (line.cells[identities.indexOf(who)] === 'x')
            outcomes.push(await outcomeOf(client, ended, who, text))
      return outcomes
    })

    const lasts = lasting.includes(`${line.section} ${line.verb}`)
    expect(done).not.toEqual([])
    expect(done.filter((cell) => (cell === 'x') !== lasts)).toEqual([])
  },
)

test('every write that lasts is one that there is', () => {
  const written = writes.map(({ section, verb }) => `${section} ${verb}`)

  expect(lasting.filter((write) => !written.includes(write))).toEqual([])
})

function withoutSessions({ settings, ...others }: Scene): Scene {
  const ended = Object.entries(settings).map(([who, { claims, ...rest }]) => [
    who,
    { ...rest, claims: { ...claims, session_id: missingId() } },
  ])
  return { ...others, settings: Object.fromEntries(ended) as Scene['settings'] }
}
