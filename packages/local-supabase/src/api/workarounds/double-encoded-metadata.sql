-- On Postgres, Supabase Lite stores these documents as JSON strings that hold JSON, so a trigger for new users reads null
-- from raw_user_meta_data ->> 'full_name', and a policy on stored objects from metadata ->> 'size'. The names sort before every other trigger: those must see the objects.
create function auth.lite_decode_user() returns trigger language plpgsql set search_path = '' as $$
begin
  if jsonb_typeof(new.raw_user_meta_data) = 'string' then
    new.raw_user_meta_data := (new.raw_user_meta_data #>> '{}')::jsonb;
  end if;
  if jsonb_typeof(new.raw_app_meta_data) = 'string' then
    new.raw_app_meta_data := (new.raw_app_meta_data #>> '{}')::jsonb;
  end if;
  return new;
end $$;

create trigger "00_lite_decode" before insert or update on auth.users
  for each row execute function auth.lite_decode_user();

create function auth.lite_decode_identity() returns trigger language plpgsql set search_path = '' as $$
begin
  if jsonb_typeof(new.identity_data) = 'string' then
    new.identity_data := (new.identity_data #>> '{}')::jsonb;
  end if;
  return new;
end $$;

create trigger "00_lite_decode" before insert or update on auth.identities
  for each row execute function auth.lite_decode_identity();

create function storage.lite_decode_object() returns trigger language plpgsql set search_path = '' as $$
begin
  if jsonb_typeof(new.metadata) = 'string' then
    new.metadata := (new.metadata #>> '{}')::jsonb;
  end if;
  if jsonb_typeof(new.user_metadata) = 'string' then
    new.user_metadata := (new.user_metadata #>> '{}')::jsonb;
  end if;
  return new;
end $$;

create trigger "00_lite_decode" before insert or update on storage.objects
  for each row execute function storage.lite_decode_object();
