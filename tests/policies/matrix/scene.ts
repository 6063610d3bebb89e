import { randomBytes, randomUUID } from 'node:crypto'
import type { UserCaller } from '@/lib/auth/caller'
import { roles } from '@/lib/auth/permissions'
import { createApiKey } from '../../support/api-keys'
import { owner } from '../../support/owner'
import { createFellow, createMember } from '../../support/people'

/** In the order of the cells of expected.ts. */
export const identities = [
  ...['anon', 'stranger', 'viewer', 'member', 'admin', 'owner', 'key', 'bareKey', 'service'],
] as const
export type Identity = (typeof identities)[number]

/** What SQL writes as `:name`. */
export type Values = Record<string, string>

export type Scene = {
  settings: Record<Identity, Settings>
  values: Values
  selfOf: Partial<Values>
  callers: Partial<Record<Identity, UserCaller>>
}
export type Settings = { role: string; claims: object; keyHash: string }

/** One workspace with somebody in each role, two keys and one row of every kind; one stranger who owns another workspace. */
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
      key: { role: 'authenticated', claims: { role: 'authenticated' }, keyHash: key.hash },
      bareKey: { role: 'authenticated', claims: { role: 'authenticated' }, keyHash: bareKey.hash },
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
      role: 'authenticated',
      claims: { role: 'authenticated', sub: userId, session_id: sessionId },
      keyHash: '',
    },
  ])
  return Object.fromEntries(settings) as Record<keyof Callers, Settings>
}

async function createRows(values: Values): Promise<Values> {
  const rows: Values = {}
  for (const [name, text] of Object.entries(fixtures)) {
    const { rows: created } = await owner.query<{ id: string }>(filled(text, { ...values, ...rows }))
    rows[name] = created[0]!.id
  }
  return rows
}

const attach =
  'insert into attachments (workspace_id, task_id, file_name, content_type, size_bytes, created_by, completed_at)'

/** The rows that targets name, in the order of what they need. */
const fixtures = {
  project: `insert into projects (workspace_id, name) values (:ours, 'Apollo') returning id`,
  label: `insert into labels (workspace_id, name, colour) values (:ours, 'Worn', 'red') returning id`,
  spareLabel: `insert into labels (workspace_id, name, colour) values (:ours, 'Spare', 'red') returning id`,
  task: `insert into tasks (workspace_id, project_id, title) values (:ours, :project, 'Ship it') returning id`,
  taskLabel: `insert into task_labels (workspace_id, task_id, label_id) values (:ours, :task, :label) returning task_id as id`,
  invitation: `insert into invitations (workspace_id, email, role, token_hash)
    values (:ours, 'bob@example.com', 'member', :token) returning id`,
  comment: `insert into comments (workspace_id, task_id, body, created_by) values (:ours, :task, 'Hm', :bystander) returning id`,
  ownComments: `insert into comments (workspace_id, task_id, body, created_by)
    select :ours, :task, 'Mine', id from unnest(array[:viewer, :member, :admin, :owner]::uuid[]) as id returning id`,
  attachment: `${attach} values (:ours, :task, 'plan.pdf', 'application/pdf', 1, :bystander, now()) returning id`,
  begun: `${attach} values (:ours, :task, 'draft.pdf', 'application/pdf', 1, :bystander, null) returning id`,
  ownUploads: `${attach}
    select :ours, :task, 'mine.pdf', 'application/pdf', 1, id, null from unnest(array[:viewer, :member, :admin, :owner]::uuid[]) as id returning id`,
  object: `insert into storage.objects (bucket_id, name)
    select 'attachments', object_name from attachments where id = :attachment returning id`,
  message: `insert into realtime.messages (topic, extension) values ('workspace:' || :ours, 'broadcast') returning id`,
  presence: `insert into realtime.messages (topic, extension) values ('workspace:' || :ours, 'presence') returning id`,
  webhook: `insert into webhooks (workspace_id, url, event_types) values (:ours, 'https://example.com/hook', '{*}') returning id`,
  webhookSecret: `insert into private.webhook_secrets (workspace_id, webhook_id, sealed)
    values (:ours, :webhook, decode(repeat('00', 30), 'hex')) returning id`,
  delivery: `insert into webhook_deliveries (workspace_id, webhook_id, event_id, event_type, resource_id, body)
    values (:ours, :webhook, gen_random_uuid(), 'task.created', :task, '{}') returning id`,
  attempt: `insert into webhook_attempts (workspace_id, delivery_id, status_code, duration_ms)
    values (:ours, :delivery, 200, 1) returning id`,
  claim: `insert into private.idempotency_records (caller_id, operation, key, fingerprint)
    values (:bystander, 'POST /x', 'taken', decode(repeat('00', 32), 'hex')) returning caller_id as id`,
}

/** The one row that a section of expected.ts is about. */
export const targets: Record<string, string> = {
  workspaces: 'id = :ours',
  memberships: 'workspace_id = :ours and user_id = :bystander',
  'memberships of another owner': 'workspace_id = :ours and user_id = :otherOwner',
  "memberships of one's own": 'workspace_id = :ours and user_id = :self',
  profiles: 'id = :bystander',
  "profiles of one's own": 'id = :self',
  projects: 'id = :project',
  labels: 'id = :label',
  tasks: 'id = :task',
  task_labels: 'task_id = :task',
  invitations: 'id = :invitation',
  api_keys: 'id = :apiKey',
  activity: 'workspace_id = :ours and resource_id = :task',
  comments: 'id = :comment',
  "comments of one's own": 'workspace_id = :ours and created_by = :self',
  attachments: 'id = :attachment',
  'attachments that another has begun': 'id = :begun',
  "attachments of one's own": 'workspace_id = :ours and created_by = :self',
  webhooks: 'id = :webhook',
  webhook_deliveries: 'id = :delivery',
  webhook_attempts: 'id = :attempt',
}

/** What a valid insert of each table names at least; every other column is tried with its default. */
export const samples: Record<string, Record<string, string>> = {
  workspaces: { name: `'New'` },
  memberships: { workspace_id: ':ours', user_id: `:stranger`, role: `'viewer'` },
  profiles: { id: ':new', display_name: `'New'` },
  projects: { workspace_id: ':ours', name: `'New'` },
  labels: { workspace_id: ':ours', name: `'New'`, colour: `'red'` },
  tasks: { workspace_id: ':ours', project_id: ':project', title: `'New'` },
  task_labels: { workspace_id: ':ours', task_id: ':task', label_id: ':spareLabel' },
  invitations: { workspace_id: ':ours', email: `'eve@example.com'`, role: `'member'`, token_hash: ':hash' },
  api_keys: {
    workspace_id: ':ours',
    name: `'New'`,
    prefix: `'plinth_12345678'`,
    hash: `decode(:hash, 'hex')`,
    scopes: `array['tasks.read']`,
  },
  activity: {
    workspace_id: ':ours',
    actor_kind: `'system'`,
    resource_kind: `'task'`,
    resource_id: ':task',
    action: `'created'`,
  },
  comments: { workspace_id: ':ours', task_id: ':task', body: `'New'` },
  attachments: {
    workspace_id: ':ours',
    task_id: ':task',
    file_name: `'new.pdf'`,
    content_type: `'application/pdf'`,
    size_bytes: '1',
  },
  webhooks: { workspace_id: ':ours', url: `'https://example.com/new'`, event_types: `'{*}'` },
  webhook_deliveries: {
    workspace_id: ':ours',
    webhook_id: ':webhook',
    event_id: ':new',
    event_type: `'task.created'`,
    resource_id: ':task',
    body: `'{}'`,
  },
  webhook_attempts: { workspace_id: ':ours', delivery_id: ':delivery', duration_ms: '1' },
}

// As Realtime says which topic somebody asks to join.
const join = `select set_config('realtime.topic', 'workspace:' || :ours, true);`

/** Verbs of single tables, beyond the four of SQL. */
export const ownVerbs: Record<string, string> = {
  'memberships promote': `update memberships set role = 'owner' where workspace_id = :ours and user_id = :bystander`,
  'comments take over': 'update comments set created_by = :self where id = :comment',
  'storage.objects read': 'select from storage.objects where id = :object',
  'storage.objects upload': `insert into storage.objects (bucket_id, name)
    values ('attachments', (select object_name from attachments where created_by = :self and completed_at is null))`,
  'storage.objects upload for another': `insert into storage.objects (bucket_id, name)
    values ('attachments', concat_ws('/', :ours, :task, :begun))`,
  'storage.objects replace': `update storage.objects set metadata = '{}' where id = :object`,
  'storage.objects remove': 'delete from storage.objects where id = :object',
  'realtime.messages hear of the workspace': `${join} select from realtime.messages where id = :message`,
  'realtime.messages hear of no topic': 'select from realtime.messages where id = :message',
  'realtime.messages see who is present': `${join} select from realtime.messages where id = :presence`,
  'realtime.messages send': `${join} insert into realtime.messages (topic, extension) values ('workspace:' || :ours, 'broadcast')`,
  'profiles hand over': 'update profiles set id = :new where id = :self',
  'invitations invite an owner': `insert into invitations (workspace_id, email, role, token_hash)
    values (:ours, 'eve@example.com', 'owner', :hash)`,
  'api_keys grant what no key may': `insert into api_keys (workspace_id, name, prefix, hash, scopes)
    values (:ours, 'New', 'plinth_12345678', decode(:hash, 'hex'), array['tasks.read', 'workspace.remove'])`,
  'private.require_permission ask to read tasks': `select private.require_permission(:ours, 'tasks.read')`,
  'private.require_permission ask to remove the workspace': `select private.require_permission(:ours, 'workspace.remove')`,
  'private.require_user ask': 'select private.require_user()',
  'private.require_session ask': 'select private.require_session()',
  'private.require_session ask after the session has ended': `select set_config('request.jwt.claims',
    (current_setting('request.jwt.claims')::jsonb || jsonb_build_object('session_id', :new))::text, true);
    select private.require_session()`,
  'private.require_api_key ask': 'select private.require_api_key()',
  'private.claim_idempotency_key claim what another has claimed': `select count(*)
    from private.claim_idempotency_key('POST /x', 'taken', decode(:hash, 'hex'))`,
}

/** SQL with its `:names` as literals; a name without a value is null. */
export function filled(text: string, values: Partial<Values>): string {
  return text.replaceAll(/(?<!:):([a-z]\w*)/gi, (_, name: string) =>
    values[name] === undefined ? 'null' : `'${values[name]}'`,
  )
}
