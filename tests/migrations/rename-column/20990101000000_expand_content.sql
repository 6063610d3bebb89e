-- projects.description becomes projects.summary. From here on both exist, and say the same whichever an instance writes.

-- No default and no check of the rows that are there: the catalogue alone changes.
alter table public.projects
  add column summary text,
  add constraint projects_summary_length check (char_length(summary) <= 2000) not valid,
  add constraint projects_summary_present check (summary is not null) not valid;

grant insert (summary), update (summary) on public.projects to authenticated;

create function private.mirror_summary() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if tg_op = 'INSERT' then
    new.summary := coalesce(new.summary, new.description);
    new.description := new.summary;
  elsif new.summary is distinct from old.summary and new.summary is not null then
    new.description := new.summary;
  else
    new.summary := new.description;
  end if;
  return new;
end;
$$;

create trigger mirror_summary before insert or update on public.projects
  for each row execute function private.mirror_summary();

-- A row that is filled has not been changed by anybody.
create or replace trigger record_activity after insert or update or delete on public.projects
  for each row execute function private.record_activity('project', 'id', '{summary}', 'name');

-- Fills at most so many rows and says how many there were. Whoever changes a row meanwhile fills it too.
create function private.fill_summary(at_most integer) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  filled integer;
begin
  update public.projects set summary = description
  where id in (select id from public.projects where summary is null order by id limit at_most for update skip locked);
  get diagnostics filled = row_count;
  return filled;
end;
$$;
grant execute on function private.fill_summary(integer) to service_role;
