-- Members: the users of a workspace and their roles. A workspace always keeps an owner.

create table public.memberships (
  workspace_id uuid not null references public.workspaces (id) on delete cascade,
  user_id      uuid not null references public.profiles (id) on delete cascade,
  role         text not null constraint memberships_role_known check (role in ('owner', 'admin', 'member', 'viewer')),
  version      integer not null default 1,
  created_at   timestamptz not null default now(),
  primary key (workspace_id, user_id)
);

-- Serves every policy: the workspaces of the caller and the role held there, from the index alone.
create index memberships_user_id_idx on public.memberships (user_id) include (workspace_id, role);
-- Serves the list of members in the order in which they joined.
create index memberships_workspace_id_created_at_user_id_idx on public.memberships (workspace_id, created_at, user_id);

alter table public.memberships enable row level security;

revoke all on public.memberships from public, anon, authenticated, service_role;
grant select, update (role), delete on public.memberships to app_user;
grant select, insert, update, delete on public.memberships to service_role;

-- Every policy for reading a list of a tenant's rows wraps its condition in coalesce. Postgres takes `= any (array)` for rare, and for
-- rarer the more tenants there are. With that guess it would fetch and sort the whole tenant for each page, instead of reading the index
-- in its order. `coalesce` hides the operator, so the planner assumes a selectivity of 0.5.
-- https://www.postgresql.org/docs/17/row-estimation-examples.html
create policy "members read their fellow memberships" on public.memberships
  for select to authenticated
  using (coalesce(workspace_id = any ((select private.workspaces_allowing('members.read'))::uuid[]), false));

create policy "owners change every role, admins those below owner" on public.memberships
  for update to authenticated
  using (
    workspace_id = any ((select private.workspaces_allowing('members.change'))::uuid[])
    and (role <> 'owner' or workspace_id = any ((select private.workspaces_allowing('workspace.transfer'))::uuid[]))
  )
  with check (
    workspace_id = any ((select private.workspaces_allowing('members.change'))::uuid[])
    and (role <> 'owner' or workspace_id = any ((select private.workspaces_allowing('workspace.transfer'))::uuid[]))
  );

create policy "members leave, owners remove all, admins those below owner" on public.memberships
  for delete to authenticated
  using (
    user_id = (select private.person_id()) and workspace_id = any ((select private.workspaces_allowing('members.leave'))::uuid[])
    or workspace_id = any ((select private.workspaces_allowing('members.remove'))::uuid[])
    and (role <> 'owner' or workspace_id = any ((select private.workspaces_allowing('workspace.transfer'))::uuid[]))
  );

-- Members see each other's names. The inner query is itself under the policy for reading memberships.
create policy "a user reads their own profile and their fellow members'" on public.profiles
  for select to authenticated
  using (
    id = (select private.person_id())
    or exists (select from public.memberships where memberships.user_id = profiles.id)
  );

create trigger count_version before update on public.memberships
  for each row execute function private.count_version();

-- Checks when the transaction ends, so that an ownership may change hands within it. A second owner who steps down at the same moment
-- waits for the first and then sees that ownership gone.
create function private.require_owner() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform from public.workspaces where id = old.workspace_id for no key update;
  if not found then
    return null; -- the workspace goes too
  end if;
  if not exists (select from public.memberships where workspace_id = old.workspace_id and role = 'owner') then
    raise exception 'A workspace keeps at least one owner.' using errcode = 'PT409';
  end if;
  return null;
end;
$$;

create constraint trigger require_owner_after_change after update of role on public.memberships
  deferrable initially deferred for each row when (old.role = 'owner' and new.role <> 'owner')
  execute function private.require_owner();

create constraint trigger require_owner_after_removal after delete on public.memberships
  deferrable initially deferred for each row when (old.role = 'owner')
  execute function private.require_owner();

-- Ten tries over some four hours, like those of mail.send.
select pgboss.create_queue('ownership.mail', '{"policy": "standard", "deadLetter": "dead", "expireInSeconds": 60,
  "retryLimit": 9, "retryDelay": 15, "retryBackoff": true, "retryDelayMax": 3600, "deleteAfterSeconds": 86400}');

-- A mail reveals the abuse of an open session to its owner, whoever took the ownership. An owner who leaves knows it, and a workspace that is
-- removed has none.
create function private.tell_of_lost_ownership() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.enqueue('ownership.mail', jsonb_build_object(
    'to', users.email,
    'locale', case when users.id = auth.uid() then private.acting_locale() else (select locale from private.languages where user_id = users.id) end,
    'workspaceId', old.workspace_id,
    'at', now()
  ))
  from auth.users
  where users.id = old.user_id and users.email is not null
    and (tg_op = 'UPDATE' or auth.uid() <> old.user_id)
    and exists (select from public.workspaces where workspaces.id = old.workspace_id);
  return null;
end;
$$;

create trigger tell_of_lost_ownership after update of role on public.memberships
  for each row when (old.role = 'owner' and new.role <> 'owner') execute function private.tell_of_lost_ownership();
create trigger tell_of_ended_ownership after delete on public.memberships
  for each row when (old.role = 'owner') execute function private.tell_of_lost_ownership();

-- The workspaces that show the caller nothing before their session has proved a second factor, the newest first, so that a page can say what
-- opens them. An id limits them to those after it. A token whose session has ended learns of none.
create function private.own_closed_workspaces(after_id uuid, at_most integer) returns table (id uuid, name text)
language plpgsql stable security definer set search_path = ''
as $$
begin
  return query
  select workspaces.id, workspaces.name
  from public.memberships
  join public.workspaces on workspaces.id = memberships.workspace_id
  where memberships.user_id = private.person_id() and workspaces.requires_factor
    and not private.is_aal2() and private.session_lives()
    and (after_id is null or workspaces.id < after_id)
  order by workspaces.id desc
  limit at_most;
end;
$$;
grant execute on function private.own_closed_workspaces(uuid, integer) to app_user;
