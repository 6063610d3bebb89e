-- Who did what: one row for every change of a row that a workspace keeps track of, written by the change's own transaction. A row
-- here is also the domain event of its change, such as task.completed.

insert into private.role_permissions (permission, role) values ('activity.read', 'owner'), ('activity.read', 'admin');

create table public.activity (
  id            uuid primary key default private.uuid_v7(),
  -- A workspace takes its activity with it: what stays of its removal is the line in the request log.
  workspace_id  uuid not null references public.workspaces (id) on delete cascade,
  actor_kind    text not null constraint activity_actor_kind_known check (actor_kind in ('user', 'api_key', 'system')),
  actor_id      uuid references public.profiles (id) on delete set null,
  api_key_id    uuid,
  resource_kind text not null constraint activity_resource_kind_form check (resource_kind ~ '^[a-z_]{1,40}$'),
  resource_id   uuid not null,
  action        text not null
    constraint activity_action_known check (action in ('created', 'changed', 'completed', 'reopened', 'removed')),
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
-- The purge reads the primary key, whose order is that of time.

alter table public.activity enable row level security;

-- Nobody writes here: rows come from private.record_activity() and go with private.purge_activity().
revoke all on public.activity from public, anon, authenticated, service_role;
grant select on public.activity to authenticated, service_role;

create policy "owners and admins read the activity of their workspaces" on public.activity
  for select to authenticated using (workspace_id = any ((select private.workspaces_allowing('activity.read'))::uuid[]));

-- To keep track of a table: create trigger record_activity after insert or update or delete on <table>
--   for each row execute function private.record_activity('<kind>', '<id column>', '{<columns that are never copied>}');
create function private.record_activity() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  kind text := tg_argv[0];
  -- What the database keeps for itself says nothing about a change, and a secret must not be copied.
  left_out text[] := array['id', 'workspace_id', 'version', 'created_by', 'created_at', 'updated_at'] || tg_argv[2]::text[];
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
    (workspace_id, actor_kind, actor_id, api_key_id, resource_kind, resource_id, action, before, after, request_id)
  select
    workspaces.id,
    case when key_id is not null then 'api_key' when user_id is not null then 'user' else 'system' end,
    -- Somebody who removes their own account is gone when their memberships go.
    (select profiles.id from public.profiles where profiles.id = user_id),
    key_id,
    kind,
    (changed_row ->> tg_argv[1])::uuid,
    case
      when tg_op = 'INSERT' then 'created'
      when tg_op = 'DELETE' then 'removed'
      when not new_values ? 'completed_at' then 'changed'
      when old_values -> 'completed_at' = 'null' then 'completed'
      when new_values -> 'completed_at' = 'null' then 'reopened'
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
  for each row execute function private.record_activity('workspace', 'id', '{}');
create trigger record_activity after insert or update or delete on public.memberships
  for each row execute function private.record_activity('member', 'user_id', '{user_id}');
create trigger record_activity after insert or update or delete on public.projects
  for each row execute function private.record_activity('project', 'id', '{}');
create trigger record_activity after insert or update or delete on public.tasks
  for each row execute function private.record_activity('task', 'id', '{position,due_or_never}');
create trigger record_activity after insert or update or delete on public.labels
  for each row execute function private.record_activity('label', 'id', '{}');
create trigger record_activity after insert or update or delete on public.invitations
  for each row execute function private.record_activity('invitation', 'id', '{token_hash}');
create trigger record_activity after insert or update or delete on public.api_keys
  for each row execute function private.record_activity('api_key', 'id', '{hash,last_used_at}');

-- Removes at most so many rows that are older, oldest first, and says how many they were. Ids begin with their time, so the
-- smallest id of that moment is where it stops.
create function private.purge_activity(older_than timestamptz, at_most int) returns int
language plpgsql security definer set search_path = ''
as $$
declare
  first_kept uuid := rpad(lpad(to_hex((extract(epoch from older_than) * 1000)::bigint), 12, '0') || '7', 32, '0')::uuid;
  removed int;
begin
  delete from public.activity
  where id in (select activity.id from public.activity where activity.id < first_kept order by activity.id limit at_most);
  get diagnostics removed = row_count;
  return removed;
end;
$$;
grant execute on function private.purge_activity(timestamptz, int) to service_role;
