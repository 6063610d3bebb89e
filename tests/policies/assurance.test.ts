import type pg from 'pg'
import { DatabaseError } from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { PROOF_MAX_AGE_SECONDS } from '@/lib/errors'
import { owner } from '../support/owner'
import { createMember } from '../support/people'

let ada: Awaited<ReturnType<typeof createMember>>
beforeAll(async () => {
  ada = await createMember()
})

type State = { hasFactor?: boolean; demands?: boolean }
type Claims = { aal?: unknown; amr?: unknown }

/** Runs in a transaction that is undone, as Ada with these claims. */
async function asAda<Result>(
  { hasFactor, demands }: State,
  claims: Claims,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await owner.connect()
  try {
    await client.query('begin')
    if (hasFactor) await client.query(addFactor('verified'), [ada.userId])
    if (demands)
      await client.query('update workspaces set requires_factor = true where id = $1', [ada.workspaceId])
    await client.query(
      `select set_config('role', 'app_user', true), set_config('request.jwt.claims', $1, true)`,
      [JSON.stringify({ sub: ada.userId, role: 'authenticated', session_id: ada.sessionId, ...claims })],
    )
    return await work(client)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const addFactor = (status: string) =>
  `insert into auth.mfa_factors (id, user_id, factor_type, status, created_at, updated_at)
   values (gen_random_uuid(), $1, 'totp', '${status}', now(), now())`

/** 'done', or the code of the refusal. */
async function outcomeOf(client: pg.PoolClient, text: string, values: unknown[] = []) {
  try {
    await client.query('savepoint attempt')
    await client.query(text, values)
    return 'done'
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error
    await client.query('rollback to attempt')
    return error.detail ?? error.code!
  }
}

const ask = 'select private.require_permission($1, $2)'
const allows = 'select $1 = any (private.workspaces_allowing($2)) as allowed'

const proof = (method: string, secondsAgo = 0) => ({
  method,
  timestamp: Math.floor(Date.now() / 1_000) - secondsAgo,
})

/** Of each kind of permission: lasting, sensitive, and in need of a recent proof. */
const permissions = ['notes.create', 'notes.remove', 'workspace.remove']
const old = PROOF_MAX_AGE_SECONDS + 60

/** The level, the factor, the demand and the last proof, then the answer for each permission. */
const states: [aal: string, factor: string, workspace: string, last: string, ...answers: string[]][] = [
  ['aal1', 'none', 'open', 'password', 'done', 'done', 'done'],
  ['aal1', 'none', 'open', 'old password', 'done', 'done', 'proof_required'],
  ['aal1', 'none', 'demanding', 'password', 'factor_required', 'factor_required', 'factor_required'],
  ['aal1', 'none', 'demanding', 'old password', 'factor_required', 'factor_required', 'factor_required'],
  ['aal1', 'factor', 'open', 'password', 'done', 'factor_required', 'factor_required'],
  ['aal1', 'factor', 'open', 'old password', 'done', 'factor_required', 'factor_required'],
  ['aal1', 'factor', 'demanding', 'password', 'factor_required', 'factor_required', 'factor_required'],
  ['aal1', 'factor', 'demanding', 'old password', 'factor_required', 'factor_required', 'factor_required'],
  // The last factor was removed since.
  ['aal2', 'none', 'open', 'totp', 'done', 'done', 'done'],
  ['aal2', 'none', 'open', 'old totp', 'done', 'done', 'proof_required'],
  ['aal2', 'none', 'demanding', 'totp', 'done', 'done', 'done'],
  ['aal2', 'none', 'demanding', 'old totp', 'done', 'done', 'proof_required'],
  ['aal2', 'factor', 'open', 'totp', 'done', 'done', 'done'],
  ['aal2', 'factor', 'open', 'old totp', 'done', 'done', 'proof_required'],
  ['aal2', 'factor', 'open', 'password', 'done', 'done', 'proof_required'],
  ['aal2', 'factor', 'demanding', 'totp', 'done', 'done', 'done'],
  ['aal2', 'factor', 'demanding', 'old totp', 'done', 'done', 'proof_required'],
  ['aal2', 'factor', 'demanding', 'password', 'done', 'done', 'proof_required'],
]

test.each(states)(
  'an owner at %s with %s in a workspace that is %s, after %s',
  async (aal, factor, workspace, last, ...answers) => {
    const amr = [proof(last.replace('old ', ''), last.startsWith('old ') ? old : 0)]
    const state = { hasFactor: factor === 'factor', demands: workspace === 'demanding' }

    const got = await asAda(state, { aal, amr }, async (client) => {
      const outcomes = []
      for (const permission of permissions) {
        const values = [ada.workspaceId, permission]
        const { rows } = await client.query<{ allowed: boolean }>(allows, values)
        outcomes.push([await outcomeOf(client, ask, values), rows[0]!.allowed])
      }
      return outcomes
    })

    // A policy allows exactly what the function does.
    expect(got).toEqual(answers.map((answer) => [answer, answer === 'done']))
  },
)

const confirm = 'select private.require_recent_proof()'

test('a proof counts for its time, by the clock of the database', async () => {
  const at = (seconds: number) =>
    asAda({}, { amr: [proof('password', seconds)] }, (client) => outcomeOf(client, confirm))

  expect(await at(PROOF_MAX_AGE_SECONDS - 30)).toBe('done')
  expect(await at(PROOF_MAX_AGE_SECONDS + 30)).toBe('proof_required')
  expect(await at(-300)).toBe('proof_required')
})

test.each([
  ...[
    'password',
    'otp',
    'magiclink',
    'recovery',
    'invite',
    'email/signup',
    'oauth',
    'sso/saml',
    'web3',
    'passkey',
  ],
  ...['totp', 'mfa/webauthn', 'mfa/phone', 'mfa/recovery_code'],
])('%s is a proof, and for a person with a factor only where it proves that', async (method) => {
  const amr = [proof(method)]
  const [without, having] = [
    await asAda({}, { aal: 'aal1', amr }, (client) => outcomeOf(client, confirm)),
    await asAda({ hasFactor: true }, { aal: 'aal2', amr }, (client) => outcomeOf(client, confirm)),
  ]

  expect([without, having]).toEqual(['done', /^(totp|mfa)/.test(method) ? 'done' : 'proof_required'])
})

const now = proof('password').timestamp

test.each<[string, unknown]>([
  ['none', undefined],
  ['null', null],
  ['a word', 'password'],
  ['a number', 7],
  ['an object', proof('password')],
  ['methods without times, as a hook may list them', ['password', 'totp']],
  ['an unknown method', [proof('telepathy')]],
  ['the renewal of a token', [proof('token_refresh')]],
  ['the proof of a new mailbox', [proof('email_change')]],
  ['an anonymous user', [proof('anonymous')]],
  ['a client of the OAuth server', [proof('oauth_provider/authorization_code')]],
  ['a method in other letters', [proof('Password')]],
  ['a time as text', [{ method: 'password', timestamp: String(now) }]],
  ['no time', [{ method: 'password' }]],
  ['a time that is no time', [{ method: 'password', timestamp: { at: now } }]],
  ['a time beyond every calendar', [{ method: 'password', timestamp: 1e300 }]],
  ['a list in a list', [[proof('password')]]],
  ['nothing that is one', [null, 7, true, {}, []]],
])('claims that list %s as proofs prove nothing and fail nothing', async (_, amr) => {
  const outcomes = await asAda({}, { aal: 'aal1', amr }, async (client) => [
    await outcomeOf(client, confirm),
    await outcomeOf(client, ask, [ada.workspaceId, 'notes.remove']),
  ])

  expect(outcomes).toEqual(['proof_required', 'done'])
})

test.each<[unknown]>([[undefined], [null], ['aal3'], ['AAL2'], [2], [['aal2']], [{ aal: 'aal2' }]])(
  'the assurance %j counts as none',
  async (aal) => {
    const amr = [proof('totp')]
    const outcome = await asAda({ demands: true }, { aal, amr }, (client) =>
      outcomeOf(client, ask, [ada.workspaceId, 'notes.read']),
    )

    expect(outcome).toBe('factor_required')
  },
)

test('a factor that was never verified asks nothing of its person', async () => {
  const outcome = await asAda({}, { aal: 'aal1', amr: [proof('password')] }, async (client) => {
    await client.query('reset role')
    await client.query(addFactor('unverified'), [ada.userId])
    return outcomeOf(client, ask, [ada.workspaceId, 'workspace.remove'])
  })

  expect(outcome).toBe('done')
})

test('without a proved factor a member sees nothing of a workspace that demands one, and no stranger hears of it', async () => {
  const eve = await createMember()
  const seen = (demands: boolean) =>
    asAda({ demands }, { aal: 'aal1', amr: [proof('password')] }, async (client) => {
      const { rows } = await client.query<{ visible: number }>(
        `select (select count(*) from workspaces)::int + (select count(*) from memberships)::int
           + (select count(*) from profiles where id <> $1)::int as visible`,
        [ada.userId],
      )
      return [rows[0]!.visible, await outcomeOf(client, ask, [eve.workspaceId, 'workspace.read'])]
    })
  await owner.query('update workspaces set requires_factor = true where id = $1', [eve.workspaceId])

  expect([await seen(false), await seen(true)]).toEqual([
    [2, 'PT404'],
    [0, 'PT404'],
  ])
})

/** Pages that a statement reads once its plans are made. */
async function pagesOf(client: pg.PoolClient) {
  const text = `explain (analyze, buffers, format json) select private.workspaces_allowing('notes.read')`
  await client.query(text)
  const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>(text)
  const { Plan: plan } = rows[0]!['QUERY PLAN'][0]
  return plan['Shared Hit Blocks']! + plan['Shared Read Blocks']!
}

test('the demand costs a person without a proved factor at most three pages for each workspace, and anybody else none', async () => {
  const pages = (aal: string) => asAda({}, { aal, amr: [proof('totp')] }, pagesOf)

  const [strong, weak] = [await pages('aal2'), await pages('aal1')]

  // The membership and its index, as before.
  expect(strong).toBeLessThanOrEqual(3)
  expect(weak - strong).toBeLessThanOrEqual(3)
})
