-- Finds tasks by any part of their words, inside of one workspace.

create extension pg_trgm with schema extensions;
create extension btree_gin with schema extensions;

-- Serves the search: the tenant and the words are looked up in one index.
create index tasks_search_idx on public.tasks
  using gin (workspace_id, title extensions.gin_trgm_ops, description extensions.gin_trgm_ops);

-- The newest 1,000 matches, so that a common word costs no more than a rare one. Row level security would keep `ilike` from
-- the index, because the operator is not leakproof; this function asks for the permission itself.
-- https://www.postgresql.org/docs/17/ddl-rowsecurity.html
create function private.search_tasks(in_workspace uuid, words text) returns uuid[]
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan'
as $$
declare
  pattern text := '%' || regexp_replace(words, '([\\%_])', '\\\1', 'g') || '%';
begin
  if not in_workspace = any (private.workspaces_allowing('tasks.read')) then
    return '{}';
  end if;
  return array(
    select id from public.tasks
    where workspace_id = in_workspace and (title ilike pattern or description ilike pattern)
    order by id desc
    limit 1000
  );
end;
$$;
grant execute on function private.search_tasks(uuid, text) to authenticated;
