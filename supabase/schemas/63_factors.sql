-- Second factors: the part that a person sees of those at Supabase Auth, and the recovery codes for a lost one.

-- One row for each code that still works. The SHA-256 of a code is enough, because a code has 80 random bits and no dictionary.
create table private.recovery_codes (
  user_id    uuid not null references auth.users (id) on delete cascade,
  hash       bytea not null constraint recovery_codes_hash_length check (octet_length(hash) = 32),
  -- The moment at which the person has said that the codes are kept.
  kept_at    timestamptz,
  primary key (user_id, hash)
);

alter table private.recovery_codes enable row level security;

-- The functions of this file alone read and write codes.
revoke all on private.recovery_codes from public, anon, authenticated, service_role;

-- The caller's verified factors, the oldest first. Auth keeps the moment at which it asked for a factor last, and not that of a right answer.
create function private.own_factors()
returns table (id uuid, name text, type text, created_at timestamptz, last_asked_at timestamptz)
language plpgsql stable security definer set search_path = ''
as $$
begin
  return query
  select factors.id, factors.friendly_name, factors.factor_type::text, factors.created_at, factors.last_challenged_at
  from auth.mfa_factors as factors
  where factors.user_id = private.person_id() and factors.status::text = 'verified'
  order by factors.created_at, factors.id;
end;
$$;
grant execute on function private.own_factors() to app_user;

-- The number of the caller's codes that still work, and whether the caller has said that they are kept.
create function private.own_recovery_codes() returns table (left_over integer, kept boolean)
language plpgsql stable security definer set search_path = ''
as $$
begin
  return query
  select count(*)::integer, coalesce(bool_and(kept_at is not null), false)
  from private.recovery_codes
  where user_id = private.person_id();
end;
$$;
grant execute on function private.own_recovery_codes() to app_user;

-- Lets the codes of an account and the removal of its factors wait for each other. The rows are those that Auth's own door locks first, so
-- neither waits for the other in a circle. The callers ask for a session before the lock, so that nobody else takes it, and again after it,
-- because the session may have gone meanwhile.
create function private.lock_factors(account uuid) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform from auth.mfa_factors where user_id = account order by id for no key update;
end;
$$;

-- Replaces the caller's codes. PT401 without a recent proof, PT403 unless a second factor has proved it. Of two requests at once, the codes of
-- the later one count.
create function private.replace_recovery_codes(hashes bytea[]) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  person uuid := private.person_id();
begin
  perform private.require_recent_proof();
  perform private.lock_factors(person);
  perform private.require_recent_proof();
  if not private.has_factor() or not exists (
    select from auth.sessions where id = (auth.jwt() ->> 'session_id')::uuid and aal::text in ('aal2', 'aal3')
  ) then
    raise exception 'no second factor has proved this session' using errcode = 'PT403';
  end if;
  delete from private.recovery_codes where user_id = person;
  insert into private.recovery_codes (user_id, hash) select person, given from unnest(hashes) as given;
  perform private.record_auth_event(person, 'recovery_codes_created');
end;
$$;
grant execute on function private.replace_recovery_codes(bytea[]) to app_user;

create function private.keep_recovery_codes() returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_session();
  update private.recovery_codes set kept_at = now() where user_id = private.person_id() and kept_at is null;
end;
$$;
grant execute on function private.keep_recovery_codes() to app_user;

-- Removes every factor of an account and its recovery codes, and its passkeys where asked for, ends the sessions but the given one, which
-- falls to the first level as Auth would let it, and mails the owner once. No client may call it: private.use_recovery_code() does, and
-- private.operator_reset_factors(). Returns the number of verified factors.
create function private.remove_factors(
  account uuid, what text, kept_session uuid default null, with_passkeys boolean default false
) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  verified integer;
begin
  perform private.lock_factors(account);
  verified := (select count(*) from auth.mfa_factors where user_id = account and status::text = 'verified');
  perform set_config('app.factors_removed_of', account::text, true);
  perform private.end_codes(account);
  delete from auth.sessions where user_id = account and id is distinct from kept_session;
  delete from auth.mfa_factors where user_id = account;
  delete from auth.webauthn_credentials where user_id = account and with_passkeys;
  delete from private.recovery_codes where user_id = account;
  delete from auth.mfa_amr_claims
  where session_id = kept_session and authentication_method in ('totp', 'mfa/phone', 'mfa/webauthn');
  update auth.sessions set aal = 'aal1', factor_id = null where id = kept_session;
  perform set_config('app.factors_removed_of', '', true);

  perform private.record_auth_event(account, what);
  perform private.send_account_notice(users.id, users.email, what) from auth.users where users.id = account;
  return verified;
end;
$$;

-- Adds a wrong code to the caller's log. Ten are kept in an hour.
create function private.record_refused_code(how text, agent text, from_ip inet) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  per_hour constant integer := 10;
  person uuid := private.person_id();
begin
  perform pg_advisory_xact_lock(hashtextextended('auth_events ' || person, 0));
  if private.count_auth_events(person, 'code_refused', now() - interval '1 hour') < per_hour then
    perform private.record_auth_event(person, 'code_refused', how, null, agent, from_ip);
  end if;
end;
$$;
grant execute on function private.record_refused_code(text, text, inet) to app_user;

-- Spends a code of the caller, by its hash, so that the time of an answer tells nothing about a code. It removes every factor and ends every
-- other session. False for a code that is unknown or spent.
create function private.use_recovery_code(code_hash bytea) returns boolean
language plpgsql security definer set search_path = ''
as $$
declare
  person uuid := private.person_id();
begin
  perform private.require_living_session();
  perform private.lock_factors(person);
  perform private.require_living_session();
  delete from private.recovery_codes where user_id = person and hash = code_hash;
  if not found then
    return false;
  end if;
  perform private.remove_factors(person, 'recovery_code_used', (auth.jwt() ->> 'session_id')::uuid);
  return true;
end;
$$;
grant execute on function private.use_recovery_code(bytea) to app_user;

-- Codes end with the last factor, by whatever door it goes, and the first factor ends codes of before it.
create function private.drop_recovery_codes() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  was boolean := tg_op <> 'INSERT' and old.status::text = 'verified';
  is_now boolean := tg_op <> 'DELETE' and new.status::text = 'verified';
  changed auth.mfa_factors := coalesce(new, old);
begin
  if was <> is_now then
    delete from private.recovery_codes
    where user_id = changed.user_id and not exists (
      select from auth.mfa_factors where user_id = changed.user_id and id <> changed.id and status::text = 'verified'
    );
  end if;
  return null;
end;
$$;

create trigger drop_recovery_codes after insert or delete or update of status on auth.mfa_factors
  for each row execute function private.drop_recovery_codes();
