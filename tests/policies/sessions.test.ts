import { beforeAll, expect, test } from 'vitest'
import { proofs } from '../features/proofs'
import { acting } from '../support/acting'
import { justProved } from '../support/accounts'
import { owner } from '../support/owner'
import { createFellow, createMember, createUser, missingId } from '../support/people'
import { byAuth, signInFrom } from '../support/sign-ins'
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

/** Codes that open a session wait, of a service and of a mailed link. So does a mailed link that nobody has opened. */
const leaveCodes = (userId: string) =>
  owner.query(
    `insert into auth.flow_state (id, user_id, auth_code, authentication_method, provider_type, auth_code_issued_at)
     values (gen_random_uuid(), $1, gen_random_uuid()::text, 'oauth', 'google', now()),
            (gen_random_uuid(), $1, gen_random_uuid()::text, 'magiclink', 'email', now()),
            (gen_random_uuid(), $1, gen_random_uuid()::text, 'recovery', 'email', null)`,
    [userId],
  )

async function withCodes() {
  const ada = await createUser()
  await owner.query('update auth.users set email_confirmed_at = now() where id = $1', [ada.userId])
  await owner.query(
    `insert into auth.identities (id, user_id, provider, provider_id, identity_data, created_at, updated_at)
     values (gen_random_uuid(), $1::uuid, 'google', $1::text, jsonb_build_object('email', $2::text, 'email_verified', true), now(), now())`,
    [ada.userId, ada.email],
  )
  await owner.query(
    `insert into auth.mfa_factors (id, user_id, friendly_name, factor_type, status, created_at, updated_at)
     values (gen_random_uuid(), $1, 'Phone', 'totp', 'verified', now(), now())`,
    [ada.userId],
  )
  const sessionId = await signInFrom(owner, ada)
  await leaveCodes(ada.userId)
  return { ...ada, sessionId }
}

async function codesOf(userId: string) {
  const { rows } = await owner.query(
    'select distinct authentication_method as method from auth.flow_state where user_id = $1 order by 1',
    [userId],
  )
  return rows.map(({ method }) => method)
}

type WithCodes = Awaited<ReturnType<typeof withCodes>>

/** Runs a statement in a transaction of a person on the second level. */
async function by({ userId, sessionId }: WithCodes, text: string) {
  const claims = { sub: userId, role: 'authenticated', session_id: sessionId, ...justProved('totp') }
  const client = await owner.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('request.jwt.claims', $1, true)`, [JSON.stringify(claims)])
    await client.query(text)
    await client.query('commit')
  } finally {
    client.release()
  }
}

const ends: [string, (ada: WithCodes) => Promise<unknown>][] = [
  ['a sign-out everywhere', (ada) => by(ada, 'select private.end_own_sessions(null)')],
  [
    'a sign-out everywhere at Auth’s own door',
    ({ userId }) => byAuth('delete from auth.sessions where user_id = $1', userId),
  ],
  [
    'a sign-out by an operator where no session is left',
    async ({ userId }) => {
      await owner.query('delete from auth.sessions where user_id = $1', [userId])
      await leaveCodes(userId)
      await owner.query(`select private.operator_sign_out('grace', 'a ticket', $1, null)`, [userId])
    },
  ],
  [
    'a reset of the factors',
    ({ userId }) => owner.query(`select private.operator_reset_factors('grace', 'a ticket', $1)`, [userId]),
  ],
  [
    'a spent recovery code',
    ({ userId, sessionId }) =>
      owner.query(`select private.remove_factors($1, 'recovery_code_used', $2)`, [userId, sessionId]),
  ],
  [
    'a service that is disconnected',
    ({ userId }) => byAuth('delete from auth.identities where user_id = $1', userId),
  ],
  [
    'a new password',
    ({ userId }) => byAuth(`update auth.users set encrypted_password = 'new' where id = $1`, userId),
  ],
  ['a removed factor', ({ userId }) => byAuth('delete from auth.mfa_factors where user_id = $1', userId)],
  [
    'a new passkey',
    ({ userId }) =>
      byAuth(
        `insert into auth.webauthn_credentials (user_id, credential_id, public_key) values ($1, gen_random_uuid()::text::bytea, '')`,
        userId,
      ),
  ],
]

test.each(ends)('%s ends the codes that would open a session, and no link that waits', async (_, end) => {
  const ada = await withCodes()

  await end(ada)

  expect(await codesOf(ada.userId)).toEqual(['recovery'])
})

test('the end of one session of several leaves the codes that would open another', async () => {
  const ada = await withCodes()

  await byAuth(`delete from auth.sessions where id = '${ada.sessionId}' and user_id = $1`, ada.userId)

  expect(await codesOf(ada.userId)).toEqual(['magiclink', 'oauth', 'recovery'])
})

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
