-- notes.body becomes notes.content. From here on both exist, and say the same whichever an instance writes.

-- No default and no check of the rows that are there: the catalogue alone changes.
alter table public.notes
  add column content text,
  add constraint notes_content_form check (private.is_prose(content, 2000)) not valid,
  add constraint notes_content_present check (content is not null) not valid;

grant insert (content), update (content) on public.notes to app_user;

create function private.mirror_content() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if tg_op = 'INSERT' then
    new.content := coalesce(new.content, new.body);
    new.body := new.content;
  elsif new.content is distinct from old.content and new.content is not null then
    new.body := new.content;
  else
    new.content := new.body;
  end if;
  return new;
end;
$$;

create trigger mirror_content before insert or update on public.notes
  for each row execute function private.mirror_content();

-- A row that is filled has not been changed by anybody.
create or replace trigger record_activity after insert or update or delete on public.notes
  for each row execute function private.record_activity('note', 'id', '{content}', 'title');

-- Fills at most so many rows and says how many there were. A change of a row meanwhile fills it too.
create function private.fill_content(at_most integer) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  filled integer;
begin
  update public.notes set content = body
  where id in (select id from public.notes where content is null order by id limit at_most for update skip locked);
  get diagnostics filled = row_count;
  return filled;
end;
$$;
grant execute on function private.fill_content(integer) to service_role;
