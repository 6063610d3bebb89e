import { proofs } from '../features/proofs'

/**
 * Every column, by table: `?` marks one that may hold nothing, `=` names the value that fills it by default, `:=` the expression that it
 * is always computed from. The test of this list names each constraint and default that goes missing.
 */
export const columnsOfCapabilities = `
public.activity
  id = private.uuid_v7()
  workspace_id
  actor_kind
  actor_id?
  api_key_id?
  resource_kind
  resource_id
  resource_name?
  action
  before?
  after?
  request_id?
  created_at = now()

public.api_keys
  id = private.uuid_v7()
  workspace_id
  name
  prefix
  hash
  scopes
  expires_at?
  last_used_at?
  revoked_at?
  created_by? = auth.uid()
  created_at = now()

public.invitations
  id = private.uuid_v7()
  workspace_id
  email
  role
  token_hash
  created_by? = auth.uid()
  created_at = now()
  expires_at = (now() + '7 days'::interval)

public.memberships
  workspace_id
  user_id
  role
  version = 1
  created_at = now()

public.profiles
  id
  display_name
  version = 1
  created_at = now()
  updated_at = now()

public.workspaces
  id = private.uuid_v7()
  name
  requires_factor = false
  time_zone = 'UTC'::text
  version = 1
  created_at = now()
  updated_at = now()

private.auth_events
  id = private.uuid_v7()
  user_id
  kind
  method?
  session_id?
  user_agent?
  ip?
  request_id?
  operator_name?
  reason?
  created_at = now()
  device? := private.device_of(user_agent)
  network? := private.network_of(ip)

private.idempotency_records
  caller_id
  operation
  key
  fingerprint
  answer?
  user_id? = auth.uid()
  expires_at = (now() + '24:00:00'::interval)
  workspace_id? := ("substring"(lower(operation), '/workspaces/([0-9a-f-]{36})(?:/|$)'::text))::uuid

private.impersonations
  id = private.uuid_v7()
  user_id
  operator_name
  database_role = SESSION_USER
  reason
  link_hash
  cookie_hash?
  created_at = now()
  expires_at
  opened_at?
  ended_at?

private.inbound_events
  source
  event_id
  body
  received_at = now()
  processed_at?

private.invitation_limits
  name
  subject = 'all'::text
  at_most

private.languages
  user_id
  locale

private.operator_actions
  id = private.uuid_v7()
  verb
  operator_name
  database_role = SESSION_USER
  reason?
  user_ids = '{}'::uuid[]
  workspace_ids = '{}'::uuid[]
  session_id?
  created_at = now()

private.rate_limits
  key
  used
  resets_at

private.recovery_codes
  user_id
  hash
  kept_at?

private.stopped_invitations
  address_hash
  stopped_at = now()
`

/** The tables of all features, those of public before those of private, and their columns in the order of names. */
export const columns: string = [columnsOfCapabilities, ...proofs.map((proof) => proof.columns ?? '')]
  .flatMap((text) => text.trim().split('\n\n'))
  .filter(Boolean)
  .toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1))
  .map(inOrderOfNames)
  .join('\n\n')

function inOrderOfNames(section: string) {
  const [table, ...lines] = section.split('\n')
  return [table, ...lines.toSorted()].join('\n')
}

function placeOf(section: string) {
  const [table = ''] = section.split('\n')
  return table.startsWith('public.') ? `1 ${table}` : `2 ${table}`
}
