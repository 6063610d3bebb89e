-- Passkeys: the part that a person sees of those at Supabase Auth.

-- The caller's passkeys, the oldest first.
create function private.own_passkeys() returns table (id uuid, name text, created_at timestamptz, last_used_at timestamptz)
language plpgsql stable security definer set search_path = ''
as $$
begin
  return query
  select passkeys.id, passkeys.friendly_name, passkeys.created_at, passkeys.last_used_at
  from auth.webauthn_credentials as passkeys
  where passkeys.user_id = private.person_id()
  order by passkeys.created_at, passkeys.id;
end;
$$;
grant execute on function private.own_passkeys() to app_user;
