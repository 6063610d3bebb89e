-- Storage: the rows of stored files go through the Storage API alone.

-- Supabase grants the API roles every right on these tables and lets nobody revoke one, among them that to empty a table, which no
-- policy bounds. A trigger is what the role postgres may add.
-- https://supabase.com/changelog/34270-restricting-access-on-auth-storage-and-realtime-schemas-on-april-21-2025
create function private.refuse_truncate() returns trigger
language plpgsql set search_path = ''
as $$
begin
  raise exception 'Files are removed through the Storage API alone.' using errcode = '42501';
end;
$$;

create trigger refuse_truncate before truncate on storage.objects
  for each statement execute function private.refuse_truncate();
create trigger refuse_truncate before truncate on storage.buckets
  for each statement execute function private.refuse_truncate();
