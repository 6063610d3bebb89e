-- A user removes their account, and nothing of it stays behind.

-- A workspace takes along what its requests were answered with.
alter table private.idempotency_records
  add column workspace_id uuid
    generated always as (substring(lower(operation) from '/workspaces/([0-9a-f-]{36})(?:/|$)')::uuid) stored
    references public.workspaces (id) on delete cascade;

-- Serves the removal of a workspace.
create index idempotency_records_workspace_id_idx on private.idempotency_records (workspace_id);

-- Serves the removal of an account: what the activity says about it.
create index activity_member_idx on public.activity (resource_id) where resource_kind = 'member';
create index activity_invited_email_idx on public.activity ((coalesce(after, before) ->> 'email'))
  where resource_kind = 'invitation';
create index activity_assignee_before_idx on public.activity ((before ->> 'assignee_id'))
  where before ->> 'assignee_id' is not null;
create index activity_assignee_after_idx on public.activity ((after ->> 'assignee_id'))
  where after ->> 'assignee_id' is not null;

-- Removes the caller's account with the workspaces that nobody else belongs to, in this one transaction; postgres may remove
-- rows of auth.users, and sessions, identities and factors go with them. Returns the workspaces that would lose their last owner
-- while others are in them: then nothing is removed. In the activity of others the account becomes nobody.
create function private.remove_account() returns table (id uuid, name text)
language plpgsql security definer set search_path = ''
as $$
declare
  caller uuid := auth.uid();
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
  address text := (select lower(users.email) from auth.users where users.id = caller);
begin
  perform private.require_session();

  -- Nobody joins, and no other owner leaves, until this transaction has ended.
  perform from public.workspaces
  where workspaces.id in (select workspace_id from public.memberships where user_id = caller and role = 'owner')
  order by workspaces.id
  for update;

  return query
  select workspaces.id, workspaces.name
  from public.workspaces
  join public.memberships as own on own.workspace_id = workspaces.id and own.user_id = caller and own.role = 'owner'
  where exists (select from public.memberships where workspace_id = workspaces.id and user_id <> caller)
    and not exists (
      select from public.memberships where workspace_id = workspaces.id and user_id <> caller and role = 'owner'
    )
  order by workspaces.id;
  if found then
    return;
  end if;

  delete from public.workspaces
  where workspaces.id in (select workspace_id from public.memberships where user_id = caller and role = 'owner')
    and not exists (select from public.memberships where workspace_id = workspaces.id and user_id <> caller);
  delete from public.memberships where user_id = caller;
  delete from public.invitations where email = address;
  delete from auth.flow_state where user_id = caller;
  delete from auth.users where users.id = caller;

  update public.activity set resource_id = nobody where resource_kind = 'member' and resource_id = caller;
  update public.activity set before = before || '{"assignee_id": null}' where before ->> 'assignee_id' = caller::text;
  update public.activity set after = after || '{"assignee_id": null}' where after ->> 'assignee_id' = caller::text;
  update public.activity set before = before - 'email', after = after - 'email'
  where resource_kind = 'invitation' and coalesce(after, before) ->> 'email' = address;
end;
$$;
grant execute on function private.remove_account() to authenticated;
