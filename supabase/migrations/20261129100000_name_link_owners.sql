-- Whom the link of a mail signs in, told before it is used: a page names the address, and a press of its button spends the token.

-- The account that a token belongs to, as Supabase Auth finds it for a link of this type; no row for a token that was used, replaced
-- or never mailed, and for who is banned. The conditions on digits are those of the partial indexes that Auth keeps on these columns.
create function private.link_owner(token text, link_type text)
returns table (email text, new_email text, awaits_other boolean, mailed_at timestamptz)
language sql stable security definer set search_path = ''
as $$
  select found.email, found.new_email, found.awaits_other, found.mailed_at
  from (
    select users.email::text, null::text as new_email, false as awaits_other, users.confirmation_sent_at as mailed_at, users.banned_until
    from auth.users
    where link_type in ('email', 'signup', 'invite')
      and users.confirmation_token = token and users.confirmation_token !~ '^[0-9 ]*$'
    union all
    select users.email, null, false, users.recovery_sent_at, users.banned_until
    from auth.users
    where link_type in ('email', 'magiclink', 'recovery')
      and users.recovery_token = token and users.recovery_token !~ '^[0-9 ]*$'
    union all
    -- One of two tokens is cleared once it has agreed.
    select users.email, users.email_change, coalesce(users.email_change_token_current, '') <> '', users.email_change_sent_at, users.banned_until
    from auth.users
    where link_type = 'email_change'
      and users.email_change_token_new = token and users.email_change_token_new !~ '^[0-9 ]*$'
    union all
    select users.email, users.email_change, coalesce(users.email_change_token_new, '') <> '', users.email_change_sent_at, users.banned_until
    from auth.users
    where link_type = 'email_change'
      and users.email_change_token_current = token and users.email_change_token_current !~ '^[0-9 ]*$'
  ) as found
  where found.banned_until is null or found.banned_until < now()
  limit 1;
$$;
grant execute on function private.link_owner(text, text) to service_role;
