-- Activity: one row for every change of a row that a workspace keeps track of, written by the change's own transaction. A row here is
-- also the domain event of its change, such as member.removed.

create table public.activity (
  id            uuid primary key default private.uuid_v7(),
  -- A workspace takes its activity with it. The request log keeps the line of its removal.
  workspace_id  uuid not null references public.workspaces (id) on delete cascade,
  actor_kind    text not null constraint activity_actor_kind_known check (actor_kind in ('user', 'api_key', 'system')),
  actor_id      uuid references public.profiles (id) on delete set null,
  api_key_id    uuid,
  resource_kind text not null constraint activity_resource_kind_form check (resource_kind ~ '^[a-z_]{1,40}$'),
  resource_id   uuid not null,
  -- The name of the thing at that moment, so that the line says which one was meant, even once it is gone. Null for things without a
  -- name, and for people, whose names are not copied.
  resource_name text,
  action        text not null constraint activity_action_form check (action ~ '^[a-z_]{1,40}$'),
  before        jsonb,
  after         jsonb,
  request_id    text,
  created_at    timestamptz not null default now()
);

-- Serves the list of a workspace's activity, newest first, and the removal of a workspace.
create index activity_workspace_id_id_idx on public.activity (workspace_id, id desc);
-- Serves the list of what one person did, and the removal of a profile.
create index activity_actor_id_workspace_id_id_idx on public.activity (actor_id, workspace_id, id desc);
-- Serves the list of what happened to one kind of resource.
create index activity_workspace_id_resource_kind_id_idx on public.activity (workspace_id, resource_kind, id desc);
-- Serves the list of what happened to one resource.
create index activity_workspace_id_resource_id_id_idx on public.activity (workspace_id, resource_id, id desc);
-- Serves the removal of an account: what the activity says about it.
create index activity_member_idx on public.activity (resource_id) where resource_kind = 'member';
create index activity_invited_email_idx on public.activity ((coalesce(after, before) ->> 'email'))
  where resource_kind = 'invitation';

-- The purge reads the primary key, whose order is that of time.

alter table public.activity enable row level security;

-- No client writes here: private.record_activity() adds rows and private.purge_activity() removes them.
revoke all on public.activity from public, anon, authenticated, service_role;
grant select on public.activity to app_user, service_role;

create policy "owners and admins read the activity of their workspaces" on public.activity
  for select to authenticated
  using (coalesce(workspace_id = any ((select private.workspaces_allowing('activity.read'))::uuid[]), false));

-- Keeps track of a table by
--   create trigger record_activity after insert or update or delete on <table>
--     for each row execute function private.record_activity(
--       '<kind>', '<id column>', '{<columns that are never copied>}', '<name column>',
--       '<column that marks an end>', '<action that sets it>', '<action that clears it>')
-- The name column and the last three are left out where a table has no such column.
create function private.record_activity() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  kind text := tg_argv[0];
  -- Columns that the database keeps for itself say nothing about a change, and a secret must not be copied.
  left_out text[] := array['id', 'workspace_id', 'version', 'created_by', 'created_at', 'updated_at'] || tg_argv[2]::text[];
  name_column text := tg_argv[3];
  mark_column text := tg_argv[4];
  old_row jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  new_row jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  changed_row jsonb := coalesce(new_row, old_row);
  old_values jsonb := old_row - left_out;
  new_values jsonb := new_row - left_out;
  user_id uuid := auth.uid();
  key_id uuid := (select key.id from private.acting_api_key() as key);
begin
  if tg_op = 'UPDATE' then
    select jsonb_object_agg(key, old_values -> key), jsonb_object_agg(key, value) into old_values, new_values
    from jsonb_each(new_values) where value is distinct from old_values -> key;
    if new_values is null then
      return null;
    end if;
  end if;

  insert into public.activity
    (workspace_id, actor_kind, actor_id, api_key_id, resource_kind, resource_id, resource_name, action, before, after, request_id)
  select
    workspaces.id,
    case when key_id is not null then 'api_key' when user_id is not null then 'user' else 'system' end,
    -- The profile of a user who removes their own account is gone before their memberships are.
    (select profiles.id from public.profiles where profiles.id = user_id),
    key_id,
    kind,
    (changed_row ->> tg_argv[1])::uuid,
    changed_row ->> name_column,
    case
      when tg_op = 'INSERT' then 'created'
      when tg_op = 'DELETE' then 'removed'
      when old_values -> mark_column = 'null' then tg_argv[5]
      when new_values -> mark_column = 'null' then tg_argv[6]
      else 'changed'
    end,
    old_values,
    new_values,
    nullif(current_setting('app.request_id', true), '')
  from public.workspaces
  -- Rows that go with their workspace leave nothing behind.
  where workspaces.id = (case kind when 'workspace' then changed_row ->> 'id' else changed_row ->> 'workspace_id' end)::uuid;
  return null;
end;
$$;

create trigger record_activity after insert or update or delete on public.workspaces
  for each row execute function private.record_activity('workspace', 'id', '{}', 'name');
create trigger record_activity after insert or update or delete on public.memberships
  for each row execute function private.record_activity('member', 'user_id', '{user_id}');

-- Removes at most so many older rows, the oldest first, and returns their number.
create function private.purge_activity(older_than timestamptz, at_most int) returns int
language plpgsql security definer set search_path = ''
as $$
declare
  first_kept uuid := private.uuid_v7_from(older_than);
  removed int;
begin
  delete from public.activity
  where id in (select activity.id from public.activity where activity.id < first_kept order by activity.id limit at_most);
  get diagnostics removed = row_count;
  return removed;
end;
$$;
grant execute on function private.purge_activity(timestamptz, int) to service_role;
