-- Profiles: the public face of a user. Supabase Auth owns the account. This row appears and goes with it.

create table public.profiles (
  id           uuid primary key references auth.users (id) on delete cascade,
  display_name text not null constraint profiles_display_name_form check (private.is_name(display_name, 80)),
  version      integer not null default 1,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now()
);

alter table public.profiles enable row level security;

revoke all on public.profiles from public, anon, authenticated, service_role;
grant select, update (display_name) on public.profiles to app_user;
grant select, insert, update, delete on public.profiles to service_role;

-- The policy for reading stands in 32_members.sql, because it asks for the members of the caller's workspaces.
create policy "a user changes their own profile" on public.profiles
  for update to authenticated using (id = (select private.person_id())) with check (id = (select private.person_id()));

create trigger touch_updated_at before update on public.profiles
  for each row execute function private.touch_updated_at();
create trigger count_version before update on public.profiles
  for each row execute function private.count_version();

-- A name that the column takes, whatever was chosen.
create function private.name_for(chosen text, address text) returns text
language sql immutable set search_path = ''
as $$
  select coalesce(private.as_name(chosen, 80), private.as_name(split_part(address, '@', 1), 80), 'New user');
$$;

-- Never refuses a sign-up. A provider calls the name full_name or name.
create function private.create_profile() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.profiles (id, display_name)
  values (new.id, private.name_for(
    coalesce(
      new.raw_user_meta_data ->> 'display_name', new.raw_user_meta_data ->> 'full_name', new.raw_user_meta_data ->> 'name'
    ),
    new.email
  ));
  return new;
end;
$$;

create trigger create_profile after insert on auth.users
  for each row execute function private.create_profile();
