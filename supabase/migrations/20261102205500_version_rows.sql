-- The version of a row: what a client has read it as, and what a change may insist on. Only the database writes it.

alter table public.workspaces add column version integer not null default 1;
alter table public.projects add column version integer not null default 1;
alter table public.tasks add column version integer not null default 1;

create function private.count_version() returns trigger
language plpgsql set search_path = ''
as $$
begin
  new.version := old.version + 1;
  return new;
end;
$$;

create trigger count_version before update on public.workspaces
  for each row execute function private.count_version();
create trigger count_version before update on public.projects
  for each row execute function private.count_version();
-- As with updated_at, a move is no change of the task, nor of the neighbours that make room for it.
create trigger count_version before update of title, description, completed_at, assignee_id, due_on on public.tasks
  for each row execute function private.count_version();

-- For the `where` of a write on one row: true for an expected version, PT412 for any other, so that a row which has changed is
-- told from one that is not there. Postgres asks again about a row that it had to wait for, so of two writers one wins.
create function private.require_version(actual integer, expected integer[]) returns boolean
language plpgsql stable set search_path = ''
as $$
begin
  if actual = any (expected) then
    return true;
  end if;
  raise exception 'the version is %', actual using errcode = 'PT412';
end;
$$;
grant execute on function private.require_version(integer, integer[]) to authenticated;
