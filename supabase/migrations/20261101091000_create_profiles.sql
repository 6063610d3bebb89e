-- The public face of a user. Supabase Auth owns the account; this row appears and goes with it.

create table public.profiles (
  id           uuid primary key references auth.users (id) on delete cascade,
  display_name text not null constraint profiles_display_name_length check (btrim(display_name) <> '' and char_length(display_name) <= 80),
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now()
);

alter table public.profiles enable row level security;

revoke all on public.profiles from public, anon, authenticated, service_role;
grant select, update (display_name) on public.profiles to authenticated;
grant select, insert, update, delete on public.profiles to service_role;

create policy "a user changes their own profile" on public.profiles
  for update to authenticated using (id = (select auth.uid())) with check (id = (select auth.uid()));

create trigger touch_updated_at before update on public.profiles
  for each row execute function private.touch_updated_at();

-- Never refuses a sign-up: what the form sent is cut to what the column takes.
create function private.create_profile() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  chosen text := trim(new.raw_user_meta_data ->> 'display_name');
  from_email text := split_part(new.email, '@', 1);
begin
  insert into public.profiles (id, display_name)
  values (new.id, left(coalesce(nullif(chosen, ''), nullif(from_email, ''), 'New user'), 80));
  return new;
end;
$$;

create trigger create_profile after insert on auth.users
  for each row execute function private.create_profile();
