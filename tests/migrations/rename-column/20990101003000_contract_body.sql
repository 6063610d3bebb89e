-- No instance names the old column any more. The way back is a column that is filled from the new one.

drop trigger mirror_content on public.notes;
drop function private.mirror_content();
drop function private.fill_content(integer);

create or replace trigger record_activity after insert or update or delete on public.notes
  for each row execute function private.record_activity('note', 'id', '{}', 'title');

alter table public.notes drop column body;
