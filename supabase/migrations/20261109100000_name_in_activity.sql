-- What a thing was called when something happened to it, so that "completed the task" says which, even once the task is gone.
-- Null for what has no name of its own, and for people, whose names are not copied.

alter table public.activity add column resource_name text;

-- As before, with the name.
create or replace function private.record_activity() returns trigger
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
    (workspace_id, actor_kind, actor_id, api_key_id, resource_kind, resource_id, resource_name, action, before, after, request_id)
  select
    workspaces.id,
    case when key_id is not null then 'api_key' when user_id is not null then 'user' else 'system' end,
    -- Somebody who removes their own account is gone when their memberships go.
    (select profiles.id from public.profiles where profiles.id = user_id),
    key_id,
    kind,
    (changed_row ->> tg_argv[1])::uuid,
    case
      when kind in ('workspace', 'project', 'label', 'api_key') then changed_row ->> 'name'
      when kind = 'task' then changed_row ->> 'title'
      when kind = 'attachment' then changed_row ->> 'file_name'
      when kind = 'webhook' then changed_row ->> 'url'
    end,
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
