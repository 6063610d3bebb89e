-- A hosted project keeps postgres from adding to these schemas. It may still use them, and put triggers on their tables.
alter schema auth owner to supabase_admin;
alter schema storage owner to supabase_admin;
grant all on schema auth to supabase_auth_admin;
grant usage on schema storage to supabase_storage_admin;
revoke create on schema auth, storage from postgres;
