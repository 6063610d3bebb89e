-- Two people who change the same label, or the same member's role, do not overwrite each other unseen.

alter table public.labels add column version integer not null default 1;
alter table public.memberships add column version integer not null default 1;

create trigger count_version before update on public.labels
  for each row execute function private.count_version();
create trigger count_version before update on public.memberships
  for each row execute function private.count_version();
