-- Accounts: the part that a user sees and changes of their own account at Supabase Auth.

-- The address of the account. The address in a token may be older.
create function private.own_email() returns text
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (select email from auth.users where id = auth.uid());
end;
$$;
grant execute on function private.own_email() to app_user;

-- Tells a caller whether a password has been chosen for their account.
create function private.own_password() returns table (chosen boolean)
language plpgsql stable security definer set search_path = ''
as $$
begin
  return query select coalesce(encrypted_password, '') <> '' from auth.users where id = private.person_id();
end;
$$;
grant execute on function private.own_password() to app_user;

-- The providers that sign the caller in, the oldest first. Supabase Auth removes none that is the only identity, where that of the address
-- counts too.
create function private.own_identities()
returns table (id uuid, provider text, email text, removable boolean, created_at timestamptz, last_sign_in_at timestamptz)
language plpgsql stable security definer set search_path = ''
as $$
begin
  return query
  select found.id, found.provider, found.email, found.others > 0, found.created_at, found.last_sign_in_at
  from (
    select
      identities.id, identities.provider, identities.email::text, count(*) over () - 1 as others, identities.created_at,
      identities.last_sign_in_at
    from auth.identities
    where identities.user_id = private.person_id()
  ) as found
  where found.provider not in ('email', 'phone')
  order by found.created_at, found.id;
end;
$$;
grant execute on function private.own_identities() to app_user;

-- The caller's living sessions, the latest sign-in first. A position limits them to those after it.
create function private.own_sessions(after_moment timestamptz, after_id uuid, at_most integer)
returns table (id uuid, created_at timestamptz, last_used_at timestamptz, user_agent text, ip_address text, current boolean)
language plpgsql stable security definer set search_path = ''
as $$
begin
  return query
  select
    sessions.id,
    sessions.created_at,
    coalesce(sessions.refreshed_at at time zone 'UTC', sessions.created_at),
    sessions.user_agent,
    host(sessions.ip),
    sessions.id is not distinct from (auth.jwt() ->> 'session_id')::uuid
  from auth.sessions
  where sessions.user_id = auth.uid()
    and (sessions.not_after is null or sessions.not_after > now())
    and (after_id is null or (sessions.created_at, sessions.id) < (after_moment, after_id))
  order by sessions.created_at desc, sessions.id desc
  limit at_most;
end;
$$;
grant execute on function private.own_sessions(timestamptz, uuid, integer) to app_user;

-- Ends the codes of an account that would still open a session: those of services, and of mailed links that were opened. A code needs no
-- living session, so whatever ends the sessions of an account ends them too. A link that waits in a mailbox stays.
create function private.end_codes(account uuid) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  delete from auth.flow_state
  where user_id = account and (authentication_method = 'oauth' or auth_code_issued_at is not null);
end;
$$;

-- Signs the caller out of one session, or without an id out of all, and returns their number. Refresh tokens go with their session.
create function private.end_own_sessions(chosen uuid) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  ended integer;
begin
  perform private.require_session();
  delete from auth.sessions where user_id = auth.uid() and (chosen is null or id = chosen);
  get diagnostics ended = row_count;
  return ended;
end;
$$;
grant execute on function private.end_own_sessions(uuid) to app_user;

-- Ten tries over some four hours, like those of mail.send.
select pgboss.create_queue('account-removed.mail', '{"policy": "standard", "deadLetter": "dead", "expireInSeconds": 60,
  "retryLimit": 9, "retryDelay": 15, "retryBackoff": true, "retryDelayMax": 3600, "deleteAfterSeconds": 86400}');

-- Removes an account and the workspaces that it alone belongs to, in this one transaction, and mails its address. The role postgres may
-- remove rows of auth.users, and sessions, identities and factors go with them. Returns the workspaces that would lose their last owner
-- while other members stay. In that case nothing is removed. Removing an account anonymises it in other workspaces' activity. A topic
-- whose rows name people does its part by a trigger on public.profiles. No client may call it: private.operator_remove_account() does,
-- and private.remove_account() for the caller's own.
create function private.erase_account(account uuid) returns table (id uuid, name text)
language plpgsql security definer set search_path = ''
as $$
declare
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
  address text := (select lower(users.email) from auth.users where users.id = account);
begin
  -- No member joins, and no other owner leaves, until this transaction has ended.
  perform from public.workspaces
  where workspaces.id in (select workspace_id from public.memberships where user_id = account and role = 'owner')
  order by workspaces.id
  for update;

  return query
  select workspaces.id, workspaces.name
  from public.workspaces
  join public.memberships as own on own.workspace_id = workspaces.id and own.user_id = account and own.role = 'owner'
  where exists (select from public.memberships where workspace_id = workspaces.id and user_id <> account)
    and not exists (
      select from public.memberships where workspace_id = workspaces.id and user_id <> account and role = 'owner'
    )
  order by workspaces.id;
  if found then
    return;
  end if;

  delete from public.workspaces
  where workspaces.id in (select workspace_id from public.memberships where user_id = account and role = 'owner')
    and not exists (select from public.memberships where workspace_id = workspaces.id and user_id <> account);
  delete from public.memberships where user_id = account;
  delete from public.invitations where email = address;
  delete from auth.flow_state where user_id = account;
  delete from auth.users where users.id = account;

  update public.activity set resource_id = nobody where resource_kind = 'member' and resource_id = account;
  update public.activity set before = before - 'email', after = after - 'email'
  where resource_kind = 'invitation' and coalesce(after, before) ->> 'email' = address;

  if address is not null then
    perform private.enqueue('account-removed.mail', jsonb_build_object(
      'to', address, 'locale', private.acting_locale(), 'at', now()
    ));
  end if;
end;
$$;

-- Removes the caller's own account, as private.erase_account() does, once they have confirmed that it is them.
create function private.remove_account() returns table (id uuid, name text)
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_recent_proof();
  return query select kept.id, kept.name from private.erase_account(auth.uid()) as kept;
end;
$$;
grant execute on function private.remove_account() to app_user;

-- The account that a token signs in, so that a page can name the address before a press of its button spends the token. Found as
-- Supabase Auth finds it for a link of this type. No row for a token that was replaced or never mailed, or lies in the mailbox of a former
-- address, and for a banned account. A token that another link of the account has ended may still name it.
-- The conditions on digits are those of the partial indexes that Auth keeps on these columns.
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

-- Proof of the mailbox: a sign-up does not show that an address is its author's. Its first proof by mail drops what was set
-- before: the password, the second factors, the metadata, the language, the name, the sessions, and an identity whose provider has not verified the
-- address. An account that an administrator makes keeps its password, because no mail was sent for it.
create function private.drop_unproved() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  mailed_at timestamptz := coalesce(new.confirmation_sent_at, new.recovery_sent_at, new.email_change_sent_at, new.invited_at);
begin
  if old.email_confirmed_at is null and new.email_confirmed_at is not null and mailed_at is not null then
    perform set_config('app.proved_account', new.id::text, true);
    new.encrypted_password := null;
    delete from auth.sessions where user_id = new.id;
    delete from auth.mfa_factors where user_id = new.id;
    delete from auth.webauthn_credentials where user_id = new.id;
    delete from private.languages where user_id = new.id;
    delete from auth.identities
    where user_id = new.id and provider not in ('email', 'phone') and identity_data ->> 'email_verified' is distinct from 'true';
    update auth.identities
    set identity_data = jsonb_strip_nulls(jsonb_build_object(
      'sub', identity_data -> 'sub',
      'email', identity_data -> 'email',
      'email_verified', identity_data -> 'email_verified',
      'phone_verified', identity_data -> 'phone_verified'
    ))
    where user_id = new.id and provider in ('email', 'phone');
    update public.profiles set display_name = private.name_for(null, new.email) where id = new.id;
  end if;
  -- Supabase Auth writes the metadata once more, as it read them before the proof.
  if current_setting('app.proved_account', true) = new.id::text then
    new.raw_user_meta_data := jsonb_strip_nulls(jsonb_build_object(
      'sub', new.raw_user_meta_data -> 'sub',
      'email', new.raw_user_meta_data -> 'email',
      'email_verified', new.raw_user_meta_data -> 'email_verified',
      'phone_verified', new.raw_user_meta_data -> 'phone_verified'
    ));
  end if;
  return new;
end;
$$;

create trigger drop_unproved before update of email_confirmed_at, raw_user_meta_data on auth.users
  for each row execute function private.drop_unproved();

-- The token that Supabase Auth is about to sign, without the metadata: nothing here reads them, and a user may write any length of
-- them, which would not fit into a cookie. A session on the first level of an account with a second factor gets a claim by which a page
-- asks for the factor without a query. It is a hint: the database decides by the session.
-- https://supabase.com/docs/guides/auth/auth-hooks/custom-access-token-hook
create function private.access_token_hook(event jsonb) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_set(
    event,
    '{claims}',
    (event -> 'claims') - '{user_metadata,app_metadata}'::text[] || case
      when event -> 'claims' ->> 'aal' = 'aal1' and exists (
        select from auth.mfa_factors where user_id = (event ->> 'user_id')::uuid and status::text = 'verified'
      ) then '{"awaits_factor": true}'::jsonb
      else '{}'::jsonb
    end
  );
$$;
grant usage on schema private to supabase_auth_admin;
grant execute on function private.access_token_hook(jsonb) to supabase_auth_admin;
