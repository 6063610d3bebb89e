-- No instance names the old column any more. The way back is a column that is filled from the new one.

drop trigger mirror_summary on public.projects;
drop function private.mirror_summary();
drop function private.fill_summary(integer);

create or replace trigger record_activity after insert or update or delete on public.projects
  for each row execute function private.record_activity('project', 'id', '{}', 'name');

alter table public.projects drop column description;
