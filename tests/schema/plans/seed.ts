import type { Pool } from 'pg'
import { ofProduct } from '../../features/proofs.ts'

/** Enough that a sequential scan of a tenant's table is dearer than any index: 200 tenants, one of them with a fifth of all rows. */
const seed = `
set local session_replication_role = replica;
create function pg_temp.id(name text) returns uuid language sql immutable
  as $$ select overlay(overlay(md5(name) placing '7' from 13) placing '8' from 17)::uuid $$;

insert into auth.users (instance_id, id, aud, role, email, confirmation_token, recovery_token, email_change, email_change_token_new, created_at)
  select '00000000-0000-0000-0000-000000000000', pg_temp.id('user' || n), 'authenticated', 'authenticated', 'user' || n || '@example.com',
    '', '', '', '', now() from generate_series(1, 5000) as n;
insert into profiles (id, display_name) select pg_temp.id('user' || n), 'User ' || n from generate_series(1, 5000) as n;
insert into workspaces (id, name) select pg_temp.id('workspace' || n), 'Workspace ' || n from generate_series(1, 2000) as n;

create temp table seats on commit drop as
select n, pg_temp.id('workspace' || case when n % 5 = 0 then 1 else 1 + n % 2000 end) as workspace_id, pg_temp.id('user' || 1 + n % 5000) as user_id
from generate_series(1, 40000) as n;

insert into memberships (workspace_id, user_id, role)
  select distinct workspace_id, user_id, 'member' from seats where n <= 20000
  on conflict do nothing;
insert into invitations (workspace_id, email, role, token_hash)
  select workspace_id, n || '@example.com', 'member', encode(sha256(n::text::bytea), 'hex') from seats where n <= 10000;
insert into api_keys (id, workspace_id, name, prefix, hash, scopes, created_by)
  select pg_temp.id('key' || n), workspace_id, 'Key', 'plinth_' || lpad(n::text, 8, '0'), sha256(n::text::bytea), '{workspace.read}', user_id from seats where n <= 10000;
insert into activity (workspace_id, actor_kind, actor_id, resource_kind, resource_id, action)
  select workspace_id, 'user', user_id, 'api_key', pg_temp.id('key' || n), 'changed' from seats;
insert into auth.sessions (id, user_id, created_at)
  select gen_random_uuid(), user_id, now() from seats where n <= 20000;
insert into private.auth_events (user_id, kind, user_agent, ip)
  select user_id, 'signed_in', 'Firefox', '203.0.113.7' from seats;
insert into private.languages (user_id, locale) select pg_temp.id('user' || n), 'de' from generate_series(1, 5000) as n;
insert into private.recovery_codes (user_id, hash)
  select pg_temp.id('user' || n % 5000), sha256(n::text::bytea) from generate_series(1, 20000) as n;
insert into private.impersonations (user_id, operator_name, reason, link_hash, cookie_hash, expires_at)
  select pg_temp.id('user' || n), 'grace', 'a ticket', sha256(n::text::bytea), sha256(n::text::bytea), now() from generate_series(1, 5000) as n;
insert into private.idempotency_records (caller_id, operation, key, fingerprint, answer, user_id)
  select user_id, 'POST /x', n::text, sha256(n::text::bytea), '{}', user_id from seats where n <= 20000;
`

/** Fills the tables of capabilities, and those of the features whose proofs are given. */
export async function seedManyTenants(owner: Pool, proofs = ofProduct): Promise<void> {
  const client = await owner.connect()
  try {
    await client.query('begin')
    await client.query(seed)
    for (const { plans } of proofs) await client.query(plans?.seed ?? '')
    await client.query('commit')
    await client.query('vacuum analyze')
  } finally {
    client.release()
  }
}
