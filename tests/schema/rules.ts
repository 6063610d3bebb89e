import { proofs } from '../features/proofs'
import { insertUser } from '../support/accounts'

/** Refusals of each constraint: its name, then a statement that it alone stops. Foreign and primary keys are tried without a line. */
export const refusals = `
workspaces_name_form                update workspaces set name = ' ' where id = :ours
workspaces_name_form                update workspaces set name = repeat('x', 81) where id = :ours
workspaces_time_zone_known          update workspaces set time_zone = 'Europe/Atlantis' where id = :ours
workspaces_time_zone_known          update workspaces set time_zone = '+05:30' where id = :ours
memberships_role_known              update memberships set role = 'guest' where user_id = :bystander
profiles_id_fkey                    insert into profiles (id, display_name) values (:new, 'New')
profiles_display_name_form          update profiles set display_name = ' ' where id = :bystander
profiles_display_name_form          update profiles set display_name = repeat('x', 81) where id = :bystander
invitations_email_written           update invitations set email = 'Bob@example.com' where id = :invitation
invitations_email_written           update invitations set email = 'bob' where id = :invitation
invitations_email_written           update invitations set email = repeat('x', 250) || '@x.yz' where id = :invitation
invitations_role_known              update invitations set role = 'guest' where id = :invitation
invitations_token_hash_written      update invitations set token_hash = 'short' where id = :invitation
invitations_token_hash_key          insert into invitations (workspace_id, email, role, token_hash) values (:theirs, 'x@example.com', 'member', :token)
invitations_workspace_id_email_key  insert into invitations (workspace_id, email, role, token_hash) values (:ours, 'bob.' || :ours || '@example.com', 'member', :hash)
api_keys_name_form                  update api_keys set name = ' ' where id = :apiKey
api_keys_name_form                  update api_keys set name = repeat('x', 81) where id = :apiKey
api_keys_prefix_form                update api_keys set prefix = 'plinth_' where id = :apiKey
api_keys_hash_length                update api_keys set hash = 'short' where id = :apiKey
api_keys_hash_key                   insert into api_keys (workspace_id, name, prefix, hash, scopes) select workspace_id, name, prefix, hash, scopes from api_keys where id = :apiKey
api_keys_scopes_count               update api_keys set scopes = '{}' where id = :apiKey
api_keys_scopes_count               update api_keys set scopes = array_fill('x'::text, array[51]) where id = :apiKey
api_keys_scopes_set                 update api_keys set scopes = '{workspace.read,workspace.read}' where id = :apiKey
api_keys_scopes_set                 update api_keys set scopes = '{workspace.read,null}' where id = :apiKey
api_keys_expires_within_a_year      update api_keys set expires_at = created_at where id = :apiKey
api_keys_expires_within_a_year      update api_keys set expires_at = created_at + interval '366 days' where id = :apiKey
activity_action_form                update activity set action = 'Seen' where resource_id = :note
activity_actor_kind_known           update activity set actor_kind = 'ghost' where resource_id = :note
activity_resource_kind_form         update activity set resource_kind = 'Note' where resource_id = :note
idempotency_records_key_length      insert into private.idempotency_records (caller_id, operation, key, fingerprint) values (:ours, 'x', '', decode(:hash, 'hex'))
idempotency_records_key_length      insert into private.idempotency_records (caller_id, operation, key, fingerprint) values (:ours, 'x', repeat('x', 256), decode(:hash, 'hex'))
idempotency_records_operation_length  insert into private.idempotency_records (caller_id, operation, key, fingerprint) values (:ours, repeat('x', 1001), 'x', decode(:hash, 'hex'))
auth_events_kind_known              insert into private.auth_events (user_id, kind) values (:owner, 'guessed')
auth_events_method_length           insert into private.auth_events (user_id, kind, method) values (:owner, 'signed_in', repeat('x', 41))
auth_events_user_agent_length       insert into private.auth_events (user_id, kind, user_agent) values (:owner, 'signed_in', repeat('x', 301))
auth_events_operator_name_form      insert into private.auth_events (user_id, kind, operator_name) values (:owner, 'viewed_by_operator', repeat('x', 101))
auth_events_reason_form             insert into private.auth_events (user_id, kind, reason) values (:owner, 'viewed_by_operator', repeat('x', 501))
auth_events_user_id_fkey            insert into private.auth_events (user_id, kind) values (:new, 'signed_in')
auth_events_pkey                    insert into private.auth_events (id, user_id, kind) select :new, :owner, 'signed_in' from generate_series(1, 2)
recovery_codes_hash_length          insert into private.recovery_codes (user_id, hash) values (:owner, 'short')
recovery_codes_user_id_fkey         insert into private.recovery_codes (user_id, hash) values (:new, decode(:hash, 'hex'))
recovery_codes_pkey                 insert into private.recovery_codes (user_id, hash) select :owner, decode(:hash, 'hex') from generate_series(1, 2)
languages_locale_form               insert into private.languages (user_id, locale) values (:owner, 'German')
languages_user_id_fkey              insert into private.languages (user_id, locale) values (:new, 'de')
languages_pkey                      insert into private.languages (user_id, locale) select :owner, 'de' from generate_series(1, 2)
impersonations_operator_name_form    insert into private.impersonations (user_id, operator_name, reason, link_hash, expires_at) values (:owner, repeat('x', 101), 'a ticket', decode(:hash, 'hex'), now())
impersonations_reason_form           insert into private.impersonations (user_id, operator_name, reason, link_hash, expires_at) values (:owner, 'grace', repeat('x', 501), decode(:hash, 'hex'), now())
impersonations_link_hash_length      insert into private.impersonations (user_id, operator_name, reason, link_hash, expires_at) values (:owner, 'grace', 'a ticket', 'short', now())
impersonations_cookie_hash_length    insert into private.impersonations (user_id, operator_name, reason, link_hash, cookie_hash, expires_at) values (:owner, 'grace', 'a ticket', decode(:hash, 'hex'), 'short', now())
impersonations_link_hash_key         insert into private.impersonations (user_id, operator_name, reason, link_hash, expires_at) select :owner, 'grace', 'a ticket', decode(:hash, 'hex'), now() from generate_series(1, 2)
impersonations_cookie_hash_key       insert into private.impersonations (user_id, operator_name, reason, link_hash, cookie_hash, expires_at) select :owner, 'grace', 'a ticket', sha256(n::text::bytea), decode(:hash, 'hex'), now() from generate_series(1, 2) as n
impersonations_user_id_fkey          insert into private.impersonations (user_id, operator_name, reason, link_hash, expires_at) values (:new, 'grace', 'a ticket', decode(:hash, 'hex'), now())
impersonations_pkey                  insert into private.impersonations (id, user_id, operator_name, reason, link_hash, expires_at) select :new, :owner, 'grace', 'a ticket', sha256(n::text::bytea), now() from generate_series(1, 2) as n
operator_actions_verb_known          insert into private.operator_actions (verb, operator_name, reason) values ('guess', 'grace', 'a ticket')
operator_actions_operator_name_form    insert into private.operator_actions (verb, operator_name, reason) values ('sign_out', ' ', 'a ticket')
operator_actions_operator_name_form    insert into private.operator_actions (verb, operator_name, reason) values ('sign_out', repeat('x', 101), 'a ticket')
operator_actions_reason_form         insert into private.operator_actions (verb, operator_name, reason) values ('sign_out', 'grace', repeat('x', 501))
operator_actions_reason_given        insert into private.operator_actions (verb, operator_name) values ('sign_out', 'grace')
operator_actions_reason_form         insert into private.operator_actions (verb, operator_name, reason) values ('sign_out', 'grace', ' ')
operator_actions_pkey                insert into private.operator_actions (id, verb, operator_name) select :new, 'find_users', 'grace' from generate_series(1, 2)
idempotency_records_fingerprint_length  insert into private.idempotency_records (caller_id, operation, key, fingerprint) values (:ours, 'x', 'x', 'short')
idempotency_records_user_id_fkey    insert into private.idempotency_records (caller_id, operation, key, fingerprint, user_id) values (:ours, 'x', 'x', decode(:hash, 'hex'), :new)
idempotency_records_pkey            insert into private.idempotency_records (caller_id, operation, key, fingerprint) select :ours, 'x', 'x', decode(:hash, 'hex') from generate_series(1, 2)
inbound_events_source_form          insert into private.inbound_events (source, event_id, body) values ('Mail', 'x', '{}')
inbound_events_event_id_length      insert into private.inbound_events (source, event_id, body) values ('mail', '', '{}')
inbound_events_event_id_length      insert into private.inbound_events (source, event_id, body) values ('mail', repeat('x', 256), '{}')
inbound_events_body_size            insert into private.inbound_events (source, event_id, body) values ('mail', 'x', to_jsonb(repeat('x', 200000)))
inbound_events_pkey                 insert into private.inbound_events (source, event_id, body) select 'mail', 'x', '{}' from generate_series(1, 2)
invitation_limits_name_known        insert into private.invitation_limits (name, at_most) values ('guest', 1)
invitation_limits_subject_form      insert into private.invitation_limits (name, subject, at_most) values ('open', 'some', 1)
invitation_limits_at_most_positive  insert into private.invitation_limits (name, at_most) values ('open', -1)
invitation_limits_pkey              insert into private.invitation_limits (name, at_most) select 'open', 1 from generate_series(1, 2)
stopped_invitations_address_hash_length  insert into private.stopped_invitations (address_hash) values ('short')
stopped_invitations_pkey            insert into private.stopped_invitations (address_hash) select decode(:hash, 'hex') from generate_series(1, 2)
rate_limits_key_length              insert into private.rate_limits (key, used, resets_at) values ('short', 1, now())
rate_limits_pkey                    insert into private.rate_limits (key, used, resets_at) select repeat('x', 43), 1, now() from generate_series(1, 2)
idempotency_records_workspace_id_fkey  insert into private.idempotency_records (caller_id, operation, key, fingerprint) values (:ours, 'POST /api/v1/workspaces/' || :new || '/notes', 'x', decode(:hash, 'hex'))
${proofs.flatMap((proof) => proof.refusals?.trim() ?? []).join('\n')}
`

/** Effects of each trigger: its table and name, a statement, and what holds afterwards. */
export const effects: Record<string, [statement: string, holds: string]> = {
  ...merge('effects'),
  'api_keys.stamp_revocation': [
    `update api_keys set revoked_at = '2001-01-01' where id = :apiKey`,
    `select revoked_at = now() from api_keys where id = :apiKey`,
  ],
  'memberships.revoke_keys_of_member': [
    `delete from memberships where workspace_id = :ours and user_id = :owner`,
    `select revoked_at is not null from api_keys where id = :apiKey`,
  ],
  'users.create_profile': [
    insertUser(':new', `'new@example.com'`),
    `select exists (select from profiles where id = :new)`,
  ],
  'users.drop_unproved': [
    `update auth.users set encrypted_password = 'a hash', confirmation_sent_at = now() where id = :bystander;
     update auth.users set email_confirmed_at = now() where id = :bystander`,
    `select encrypted_password is null from auth.users where id = :bystander`,
  ],
  'users.tell_of_new_email': [
    `update auth.users set email_confirmed_at = now() where id = :bystander;
     update auth.users set email = 'elsewhere@example.com' where id = :bystander`,
    ofNotice('email_changed'),
  ],
  'users.end_mailed_tokens': [
    `update auth.users set recovery_token = 'a hash' where id = :bystander;
     update auth.users set email = 'elsewhere@example.com' where id = :bystander`,
    `select recovery_token = '' from auth.users where id = :bystander`,
  ],
  'users.record_account': [
    insertUser(':new', `'new@example.com'`, `'{"locale": "de-AT"}'`),
    `select exists (select from private.auth_events where user_id = :new and kind = 'account_created')
       and exists (select from private.languages where user_id = :new and locale = 'de')`,
  ],
  'users.tell_of_new_password': [
    `update auth.users set email_confirmed_at = now() - interval '1 day', encrypted_password = 'one' where id = :bystander;
     update auth.users set encrypted_password = 'another' where id = :bystander`,
    ofNotice('password_changed'),
  ],
  'users.tell_of_new_encrypted_password': [
    `update auth.users set email_confirmed_at = now() - interval '1 day', encrypted_password = 'one' where id = :bystander;
     update auth.users set encrypted_password = '{"key_id": "a"}', reauthentication_token = '' where id = :bystander`,
    ofNotice('password_changed'),
  ],
  'mfa_factors.tell_of_factor': [
    `insert into auth.mfa_factors (id, user_id, factor_type, status, created_at, updated_at)
     values (:new, :bystander, 'totp', 'verified', now(), now())`,
    ofNotice('factor_added'),
  ],
  'identities.tell_of_identity': [
    `update auth.users set email_confirmed_at = now() where id = :bystander;
     insert into auth.identities (id, user_id, provider, provider_id, identity_data, created_at, updated_at)
       select gen_random_uuid(), id, 'google', id::text, jsonb_build_object('email', email, 'email_verified', true), now(), now()
       from auth.users where id = :bystander`,
    ofNotice('identity_added'),
  ],
  'mfa_factors.drop_recovery_codes': [
    `insert into auth.mfa_factors (id, user_id, factor_type, status, created_at, updated_at)
       values (:new, :bystander, 'totp', 'verified', now(), now());
     insert into private.recovery_codes (user_id, hash) values (:bystander, decode(:hash, 'hex'));
     delete from auth.mfa_factors where id = :new`,
    `select not exists (select from private.recovery_codes where user_id = :bystander)`,
  ],
  'webauthn_credentials.tell_of_passkey': [
    `insert into auth.webauthn_credentials (id, user_id, credential_id, public_key) values (:new, :bystander, 'id', 'key')`,
    ofNotice('passkey_added'),
  ],
  'mfa_amr_claims.record_sign_in': [
    `insert into auth.mfa_amr_claims (id, session_id, created_at, updated_at, authentication_method)
     select :new, id, now(), now(), 'password' from auth.sessions where user_id = :bystander`,
    `select exists (select from private.auth_events where user_id = :bystander and kind = 'signed_in' and method = 'password')`,
  ],
  'sessions.record_session_end': [
    `delete from auth.sessions where user_id = :bystander`,
    `select exists (select from private.auth_events where user_id = :bystander and kind = 'signed_out')`,
  ],
  'users.sign_out_banned': [
    `update auth.users set banned_until = now() + interval '1 day' where id = :bystander`,
    `select not exists (select from auth.sessions where user_id = :bystander)`,
  ],
  'sessions.end_codes_of_signed_out': [
    `insert into auth.flow_state (id, user_id, authentication_method, provider_type) values (:new, :bystander, 'oauth', 'google');
     delete from auth.sessions where user_id = :bystander`,
    `select not exists (select from auth.flow_state where user_id = :bystander)`,
  ],
  'api_keys.tell_of_new_key': [
    `insert into api_keys (workspace_id, name, prefix, hash, scopes, created_by)
       values (:ours, 'Told', 'plinth_12345678', decode(:hash, 'hex'), '{workspace.read}', :bystander)`,
    `select exists (select from pgboss.job join auth.users on users.email = data -> 'payload' ->> 'to'
       where name = 'api-key.mail' and users.id = :bystander and created_on = now())`,
  ],
  'memberships.tell_of_lost_ownership': [
    `select set_config('request.jwt.claims', jsonb_build_object('sub', :bystander)::text, true);
     update memberships set role = 'admin' where workspace_id = :ours and user_id = :otherOwner`,
    `select exists (select from pgboss.job join auth.users on users.email = data -> 'payload' ->> 'to'
       where name = 'ownership.mail' and users.id = :otherOwner and created_on = now())`,
  ],
  'memberships.tell_of_ended_ownership': [
    `select set_config('request.jwt.claims', jsonb_build_object('sub', :bystander)::text, true);
     delete from memberships where workspace_id = :ours and user_id = :otherOwner`,
    `select exists (select from pgboss.job join auth.users on users.email = data -> 'payload' ->> 'to'
       where name = 'ownership.mail' and users.id = :otherOwner and created_on = now())`,
  ],
  'pgboss.job.forget_sent_mail': [
    `select private.enqueue('mail.send', '{"to": "ada@example.com"}');
     update pgboss.job set state = 'completed' where name = 'mail.send' and created_on = now()`,
    `select bool_and(data is null) from pgboss.job where name = 'mail.send' and created_on = now()`,
  ],
  'activity.tell_viewers': [
    `update notes set title = 'Changed' where id = :note; update notes set title = 'Again' where id = :note`,
    `select count(*) = 1 from realtime.messages where topic = 'workspace:' || :ours and event = 'changed' and inserted_at = now()`,
  ],
  'memberships.tell_viewers': [
    'delete from workspaces where id = :theirs',
    `select count(*) = 1 from realtime.messages where topic = 'workspace:' || :theirs and inserted_at = now()`,
  ],
}

/** Refusals of triggers. */
export const refusedByTriggers: Record<string, string> = {
  ...merge('refusedByTriggers'),
  'workspaces.secure_workspace': `select set_config('request.jwt.claims', jsonb_build_object('sub', :bystander)::text, true);
    update workspaces set requires_factor = true where id = :ours`,
  'identities.check_identity': `update auth.users set email_confirmed_at = now() where id = :bystander;
    insert into auth.identities (id, user_id, provider, provider_id, identity_data, created_at, updated_at)
      values (gen_random_uuid(), :bystander, 'google', 'x', '{"email": "other@example.com", "email_verified": true}', now(), now())`,
  'memberships.require_owner_after_change': `update memberships set role = 'admin' where workspace_id = :theirs`,
  'memberships.require_owner_after_removal': `delete from memberships where workspace_id = :theirs`,
  'invitations.refuse_member_invitation': `insert into invitations (workspace_id, email, role, token_hash)
    select :ours, email, 'member', :hash from auth.users where id = :bystander`,
  'invitations.limit_invitations': `select private.use_allowance('invitations-address', 'many@example.com', 5, 60, 'No.') from generate_series(1, 5);
    insert into invitations (workspace_id, email, role, token_hash, created_by) values (:ours, 'many@example.com', 'member', :hash, :owner)`,
  'api_keys.require_creator': `insert into api_keys (workspace_id, name, prefix, hash, scopes, created_by)
    select workspace_id, name, prefix, decode(:hash, 'hex'), scopes, :stranger from api_keys where id = :apiKey`,
  'private.auth_events.keep_auth_events': `update private.auth_events set method = 'x'`,
  'private.auth_events.keep_new_auth_events': `insert into private.auth_events (user_id, kind) values (:owner, 'signed_in');
    delete from private.auth_events where user_id = :owner`,
  'private.operator_actions.keep_operator_actions': 'delete from private.operator_actions',
  'storage.objects.refuse_truncate': 'truncate storage.objects',
  'storage.buckets.refuse_truncate': `alter table storage.objects disable trigger refuse_truncate; truncate storage.buckets cascade`,
  'invitations.refuse_stopped_invitation': `select private.stop_invitations(sha256('stopped@example.com'), true);
    insert into invitations (workspace_id, email, role, token_hash) values (:ours, 'stopped@example.com', 'member', :hash)`,
}

/** A change of one row that every trigger of its table has to see. */
export const changes: Record<string, string> = {
  ...merge('changes'),
  workspaces: `update workspaces set name = 'Changed' where id = :ours`,
  profiles: `update profiles set display_name = 'Changed' where id = :bystander`,
  memberships: `update memberships set role = 'viewer' where workspace_id = :ours and user_id = :bystander`,
  invitations: `update invitations set role = 'viewer' where id = :invitation`,
  api_keys: `update api_keys set name = 'Changed' where id = :apiKey`,
}

/** Keys that nothing but the primary key can refuse, because they are made of it. */
export const impliedByIdentity = proofs.flatMap(({ implied = [] }) => implied)

function ofNotice(notice: string) {
  return `select exists (
    select from pgboss.job where name = 'account-notice.mail' and created_on = now() and data -> 'payload' ->> 'notice' = '${notice}')`
}

function merge<Part extends 'effects' | 'refusedByTriggers' | 'changes'>(part: Part) {
  return Object.assign({}, ...proofs.map((proof) => proof[part])) as NonNullable<
    (typeof proofs)[number][Part]
  >
}
