import { randomBytes, randomUUID } from 'node:crypto'
import type { UserCaller } from '@/lib/auth/caller'
import { roles } from '@/lib/auth/permissions'
import { proofs } from '../../features/proofs'
import { createApiKey } from '../../support/api-keys'
import { owner } from '../../support/owner'
import { createFellow, createMember } from '../../support/people'
import { idsByName, type Values } from '../../support/named-values'
import { aWhileAgo, byAssurance, byOperator, claiming, provedBy, withFactor } from './assurance'

/** In the order of the cells of expected.ts. */
export const identities = [
  ...['anon', 'stranger', 'viewer', 'member', 'admin', 'owner', 'key', 'bareKey', 'service'],
] as const
export type Identity = (typeof identities)[number]

export type Scene = {
  settings: Record<Identity, Settings>
  values: Values
  selfOf: Partial<Values>
  callers: Partial<Record<Identity, UserCaller>>
}
export type Settings = { role: string; claims: object; keyHash: string }

/** One workspace with somebody in each role, two keys and one row of every kind, and a stranger who owns another workspace. */
export async function createScene(): Promise<Scene> {
  const [ada, eve] = [await createMember(), await createMember()]
  const join = (role: (typeof roles)[number]) => createFellow(ada.workspaceId, role)
  const callers = {
    stranger: eve,
    viewer: await join('viewer'),
    member: await join('member'),
    admin: await join('admin'),
    owner: ada,
  }
  const people = idsOf(callers)
  const [key, bareKey] = [await createApiKey(ada), await createApiKey(ada, ['workspace.read'])]
  const values = {
    ours: ada.workspaceId,
    theirs: eve.workspaceId,
    bystander: (await join('member')).userId,
    otherOwner: (await join('owner')).userId,
    apiKey: key.id,
    new: randomUUID(),
    hash: randomBytes(32).toString('hex'),
    token: randomBytes(32).toString('hex'),
  }
  return {
    settings: {
      anon: { role: 'anon', claims: { role: 'anon' }, keyHash: '' },
      ...settingsOf(callers),
      key: { role: 'app_user', claims: { role: 'authenticated' }, keyHash: key.hash },
      bareKey: { role: 'app_user', claims: { role: 'authenticated' }, keyHash: bareKey.hash },
      service: { role: 'service_role', claims: { role: 'service_role' }, keyHash: '' },
    },
    values: { ...values, ...(await createRows({ ...values, ...people })) },
    selfOf: people,
    callers,
  }
}

type Callers = Record<'stranger' | (typeof roles)[number], UserCaller>

function idsOf(callers: Callers) {
  return Object.fromEntries(Object.entries(callers).map(([name, { userId }]) => [name, userId])) as Record<
    keyof Callers,
    string
  >
}

function settingsOf(callers: Callers) {
  const settings = Object.entries(callers).map(([name, { userId, sessionId }]) => [
    name,
    {
      role: 'app_user',
      claims: { role: 'authenticated', sub: userId, session_id: sessionId },
      keyHash: '',
    },
  ])
  return Object.fromEntries(settings) as Record<keyof Callers, Settings>
}

/** Creates each row once those are there that its statement names. */
async function createRows(known: Values): Promise<Values> {
  return idsByName(fixtures, known, async (text) => {
    const { rows } = await owner.query<{ id: string }>(text)
    return rows[0]!.id
  })
}

/** The hash of a token of this scene's own. */
function hashOf(token: string) {
  return `encode(sha256(convert_to(${tokenOf(token)}, 'UTF8')), 'hex')`
}

function tokenOf(token: string) {
  return `(:ours || '${token}')`
}

/** The rows that targets name. Each scene invites addresses of its own, because an address gets few invitations a day. */
const fixtures: Values = {
  ...Object.assign({}, ...proofs.map((proof) => proof.rows)),
  invitation: `insert into invitations (workspace_id, email, role, token_hash)
    values (:ours, 'bob.' || :ours || '@example.com', 'member', :token) returning id`,
  // The stranger is invited to our workspace, and the viewer to that of the stranger by somebody who may not.
  confirmed: `update auth.users set email_confirmed_at = now() where id in (:stranger, :viewer) returning id`,
  offer: `insert into invitations (workspace_id, email, role, token_hash, created_by)
    select :ours, email, 'member', ${hashOf('offer')}, :admin from auth.users where id = :stranger returning id`,
  lapsed: `insert into invitations (workspace_id, email, role, token_hash, created_by)
    select :theirs, email, 'member', ${hashOf('lapsed')}, :admin from auth.users where id = :viewer returning id`,
  mailed: `insert into invitations (workspace_id, email, role, token_hash, created_by)
    values (:ours, 'mailed.' || :ours || '@example.com', 'member', ${hashOf('mailed')}, :owner) returning id`,
  message: `insert into realtime.messages (topic, extension) values ('workspace:' || :ours, 'broadcast') returning id`,
  presence: `insert into realtime.messages (topic, extension) values ('workspace:' || :ours, 'presence') returning id`,
  claim: `insert into private.idempotency_records (caller_id, operation, key, fingerprint)
    values (:bystander, 'POST /x', 'taken', decode(repeat('00', 32), 'hex')) returning caller_id as id`,
}

/** The one row that a section of expected.ts is about. */
export const targets: Record<string, string> = {
  ...Object.assign({}, ...proofs.map((proof) => proof.targets)),
  workspaces: 'id = :ours',
  memberships: 'workspace_id = :ours and user_id = :bystander',
  'memberships of another owner': 'workspace_id = :ours and user_id = :otherOwner',
  "memberships of one's own": 'workspace_id = :ours and user_id = :self',
  profiles: 'id = :bystander',
  "profiles of one's own": 'id = :self',
  invitations: 'id = :invitation',
  api_keys: 'id = :apiKey',
  activity: 'workspace_id = :ours and resource_id = :note',
}

/** The columns that a valid insert of each table names at least. Every other column is tried with its default. */
export const samples: Record<string, Record<string, string>> = {
  ...Object.assign({}, ...proofs.map((proof) => proof.samples)),
  workspaces: { name: `'New'` },
  memberships: { workspace_id: ':ours', user_id: `:stranger`, role: `'viewer'` },
  profiles: { id: ':new', display_name: `'New'` },
  invitations: {
    workspace_id: ':ours',
    email: `'eve.' || :ours || '@example.com'`,
    role: `'member'`,
    token_hash: ':hash',
  },
  api_keys: {
    workspace_id: ':ours',
    name: `'New'`,
    prefix: `'plinth_12345678'`,
    hash: `decode(:hash, 'hex')`,
    scopes: `array['notes.read']`,
  },
  activity: {
    workspace_id: ':ours',
    actor_kind: `'system'`,
    resource_kind: `'note'`,
    resource_id: ':note',
    action: `'created'`,
  },
}

// Realtime says so which topic somebody asks to join.
const join = `select set_config('realtime.topic', 'workspace:' || :ours, true);`
const byTokenOf = (workspace: string) => claiming('live_topic', `'workspace:' || ${workspace}`)
const sessionEnded = claiming('session_id', ':new')

const demanding = byOperator('update workspaces set requires_factor = true where id = :ours')

const impersonated = (ended = 'null') => `${byOperator(`insert into private.impersonations
    (id, user_id, operator_name, reason, link_hash, cookie_hash, expires_at, opened_at, ended_at)
  select :new, id, 'grace', 'a ticket', decode(:token, 'hex'), decode(:hash, 'hex'), now() + interval '1 minute', now(), ${ended}
  from auth.users where id::text = current_setting('app.claims')::jsonb ->> 'sub'`)}
  ${sessionEnded} ${claiming('impersonation', ':new')} select set_config('app.impersonation_hash', :hash, true);`
const readOnly = `select set_config('transaction_read_only', 'on', true);`

const demandFactor = 'update workspaces set requires_factor'
const askToRead = `select private.require_permission(:ours, 'notes.read')`
const askToRemove = `select private.require_permission(:ours, 'workspace.remove')`

/** Verbs of single tables, beyond the four of SQL. */
export const ownVerbs: Record<string, string> = {
  ...Object.assign({}, ...proofs.map((proof) => proof.ownVerbs)),
  'workspaces demand a factor': `${demandFactor} = true where id = :ours`,
  'workspaces demand a factor with one': `${withFactor} ${demandFactor} = true where id = :ours`,
  'workspaces no longer demand a factor': `${demanding} ${demandFactor} = false where id = :ours`,
  'workspaces no longer demand a factor with one': `${demanding} ${withFactor} ${demandFactor} = false where id = :ours`,
  'workspaces no longer demand a factor with one that was proved a while ago': `${demanding} ${withFactor} ${provedBy('totp', 901)}
    ${demandFactor} = false where id = :ours`,
  'workspaces select for an operator who looks at the account': `${impersonated()} ${readOnly} select from workspaces where id = :ours`,
  'workspaces select for an operator who could write': `${impersonated()} select from workspaces where id = :ours`,
  'workspaces select of one that demands a factor': `${demanding} select from workspaces where id = :ours`,
  'workspaces select of one that demands a factor with one': `${demanding} ${withFactor} select from workspaces where id = :ours`,
  ...byAssurance('workspaces remove', 'delete from workspaces where id = :ours'),
  'memberships promote': `update memberships set role = 'owner' where workspace_id = :ours and user_id = :bystander`,
  'realtime.messages hear of the workspace': `${join} select from realtime.messages where id = :message`,
  'realtime.messages hear of the workspace by its live token': `${join} ${byTokenOf(':ours')} select from realtime.messages where id = :message`,
  'realtime.messages hear of the workspace by the live token of another': `${join} ${byTokenOf(':theirs')} select from realtime.messages where id = :message`,
  'realtime.messages hear of no topic': `${byTokenOf(':ours')} select from realtime.messages where id = :message`,
  'realtime.messages see who is present': `${join} ${byTokenOf(':ours')} select from realtime.messages where id = :presence`,
  'realtime.messages send': `${join} ${byTokenOf(':ours')} insert into realtime.messages (topic, extension) values ('workspace:' || :ours, 'broadcast')`,
  'profiles hand over': 'update profiles set id = :new where id = :self',
  'invitations invite an owner': `insert into invitations (workspace_id, email, role, token_hash)
    values (:ours, 'eve.' || :ours || '@example.com', 'owner', :hash)`,
  'api_keys grant what no key may': `insert into api_keys (workspace_id, name, prefix, hash, scopes)
    values (:ours, 'New', 'plinth_12345678', decode(:hash, 'hex'), array['notes.read', 'workspace.remove'])`,
  ...byAssurance(
    'api_keys create',
    `insert into api_keys (workspace_id, name, prefix, hash, scopes)
       values (:ours, 'New', 'plinth_12345678', decode(:hash, 'hex'), array['notes.read'])`,
  ),
  ...byAssurance('api_keys revoke', `update api_keys set revoked_at = now() where ${targets.api_keys}`),
  'private.require_permission ask to read notes': askToRead,
  'private.require_permission ask to remove the workspace': askToRemove,
  ...byAssurance('private.require_permission ask to remove the workspace', askToRemove),
  'private.require_permission ask to read notes of one that demands a factor': `${demanding} ${askToRead}`,
  'private.require_permission ask to read notes of one that demands a factor with one': `${demanding} ${withFactor} ${askToRead}`,
  'private.read_invitation read one that an admin has made': `select private.read_invitation(${hashOf('offer')})`,
  'private.read_invitation read one whose maker may no longer invite': `select private.read_invitation(${hashOf('lapsed')})`,
  'private.answer_invitation accept one that an admin has made': `select private.answer_invitation(${hashOf('offer')}, true)`,
  'private.answer_invitation accept one whose maker may no longer invite': `select private.answer_invitation(${hashOf('lapsed')}, true)`,
  'private.mail_invitation mail what the owner has made': `select private.mail_invitation(${tokenOf('mailed')})`,
  'private.require_user ask': 'select private.require_user()',
  'private.require_session ask': 'select private.require_session()',
  'private.require_session ask after the session has ended': `${sessionEnded} select private.require_session()`,
  ...byAssurance('private.require_session ask', 'select private.require_session()'),
  'private.require_session ask for an operator who looks at the account': `${impersonated()} ${readOnly} select private.require_session()`,
  'private.require_session ask for an operator who could write': `${impersonated()} select private.require_session()`,
  'private.require_session ask for an operator whose impersonation has ended': `${impersonated('now()')} ${readOnly}
    select private.require_session()`,
  'private.require_recent_proof ask': 'select private.require_recent_proof()',
  'private.require_recent_proof ask after the session has ended': `${sessionEnded} select private.require_recent_proof()`,
  'private.require_recent_proof ask a while after signing in': `${aWhileAgo} select private.require_recent_proof()`,
  "private.require_recent_proof ask with one's factor and a password a moment ago": `${withFactor} ${provedBy('password')}
    select private.require_recent_proof()`,
  "private.require_recent_proof ask with one's factor": `${withFactor} select private.require_recent_proof()`,
  'private.live_topic ask': 'select private.live_topic(:ours)',
  'private.live_topic ask after the session has ended': `${sessionEnded} select private.live_topic(:ours)`,
  'private.require_api_key ask': 'select private.require_api_key()',
  'private.claim_idempotency_key claim what another has claimed': `select count(*)
    from private.claim_idempotency_key('POST /x', 'taken', decode(:hash, 'hex'))`,
}
