-- Columns that the database fills: ids, times of change and versions.

-- Time-ordered ids (RFC 9562, version 7) keep inserts at the end of every index and let a list page by its id alone.
create function private.uuid_v7() returns uuid
language sql volatile set search_path = ''
as $$
  select (
    lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0')
    || '7' || substr(translate(gen_random_uuid()::text, '-', ''), 14)
  )::uuid;
$$;
grant execute on function private.uuid_v7() to app_user, service_role;

-- The smallest of these ids of a moment. Older rows have smaller ones.
create function private.uuid_v7_from(moment timestamptz) returns uuid
language sql stable set search_path = ''
as $$
  select rpad(lpad(to_hex((extract(epoch from moment) * 1000)::bigint), 12, '0') || '7', 32, '0')::uuid;
$$;

-- True for words that do not repeat and of which none is null.
create function private.is_set(words text[]) returns boolean
language sql immutable set search_path = ''
as $$
  select count(*) = count(distinct word) from unnest(words) as word;
$$;
grant execute on function private.is_set(text[]) to app_user, service_role;

create function private.touch_updated_at() returns trigger
language plpgsql set search_path = ''
as $$
begin
  new.updated_at := now();
  return new;
end;
$$;

-- The version says in which state a client has read a row. Only the database writes it.
create function private.count_version() returns trigger
language plpgsql set search_path = ''
as $$
begin
  new.version := old.version + 1;
  return new;
end;
$$;

-- Stands in the `where` of a write on one row: true for an expected version, PT412 for any other. A changed row thus differs from a
-- missing one. Postgres asks again about a row that it had to wait for, so one of two writers wins.
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
grant execute on function private.require_version(integer, integer[]) to app_user;
