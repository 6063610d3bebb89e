-- Impersonations: an operator sees the pages of the app as a person does, for half an hour, and changes nothing. The operator gets a link that
-- works once, and no session of Supabase Auth, so that the Auth API, the Data API, Realtime and Storage stay shut. The log of operators says
-- for good who looked, and the sign-in log and a mail tell the person.

create table private.impersonations (
  id            uuid primary key default private.uuid_v7(),
  user_id       uuid not null references auth.users (id) on delete cascade,
  operator_name text not null constraint impersonations_operator_name_form check (private.is_name(operator_name, 100)),
  -- The login that became the role operator, and ends the impersonation with its own end.
  database_role text not null default session_user,
  reason        text not null constraint impersonations_reason_form check (private.is_name(reason, 500)),
  -- SHA-256 of the secret of the link, which works until the impersonation is opened.
  link_hash     bytea not null constraint impersonations_link_hash_length check (octet_length(link_hash) = 32),
  -- SHA-256 of the secret of the browser that has opened it.
  cookie_hash   bytea constraint impersonations_cookie_hash_length check (octet_length(cookie_hash) = 32),
  created_at    timestamptz not null default now(),
  expires_at    timestamptz not null,
  opened_at     timestamptz,
  ended_at      timestamptz,
  constraint impersonations_link_hash_key unique (link_hash),
  constraint impersonations_cookie_hash_key unique (cookie_hash)
);

-- Serves the list of an account, newest first, the end of them all, and the removal of the account.
create index impersonations_user_id_id_idx on private.impersonations (user_id, id desc);
-- The purge reads the primary key, whose order is that of time.

alter table private.impersonations enable row level security;

revoke all on private.impersonations from public, anon, authenticated, service_role;

-- Ends the impersonations of an account, or without one of all accounts, and returns the accounts.
create function private.end_impersonations(person uuid) returns uuid[]
language sql security definer set search_path = ''
as $$
  with ended as (
    update private.impersonations set ended_at = now()
    where ended_at is null and expires_at > now() and (person is null or user_id = person)
    returning user_id
  )
  select coalesce(array_agg(user_id), '{}') from ended;
$$;

-- Prepares an impersonation by the hash of the secret of its link. Throws for an account that is banned.
create function private.operator_impersonate(by_name text, given_reason text, named text, secret_hash bytea) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  lasts_minutes constant integer := 30;
  person uuid := private.account_named(named);
  prepared private.impersonations;
begin
  if not private.is_active(person) then
    raise exception 'The account of % is banned, so nobody can look at it.', named using errcode = 'P0001';
  end if;
  insert into private.impersonations (user_id, operator_name, reason, link_hash, expires_at)
  values (person, by_name, given_reason, secret_hash, now() + make_interval(mins => lasts_minutes))
  returning * into prepared;
  perform private.record_operator_action('impersonate', by_name, given_reason, array[person], '{}', prepared.id);
  return jsonb_build_object(
    'id', prepared.id,
    'userId', person,
    'email', (select email from auth.users where users.id = person),
    'expiresAt', prepared.expires_at
  );
end;
$$;
grant execute on function private.operator_impersonate(text, text, text, bytea) to operator;

-- Ends every impersonation of an account, or without one of all accounts, and returns their number.
create function private.operator_end_impersonations(by_name text, given_reason text, named text) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  ended uuid[] := private.end_impersonations(case when named is not null then private.account_named(named) end);
begin
  perform private.record_operator_action(
    'end_impersonations', by_name, given_reason,
    case when named is null then ended else array[private.account_named(named)] end
  );
  return cardinality(ended);
end;
$$;
grant execute on function private.operator_end_impersonations(text, text, text) to operator;

-- The impersonation that a link would open. No row for a link that was used, has ended or is too old.
create function private.read_impersonation(link bytea)
returns table (id uuid, user_id uuid, email text, expires_at timestamptz)
language plpgsql stable security definer set search_path = ''
as $$
begin
  return query
  select impersonations.id, impersonations.user_id, users.email::text, impersonations.expires_at
  from private.impersonations join auth.users on users.id = impersonations.user_id
  where link_hash = link and opened_at is null and ended_at is null and impersonations.expires_at > now()
    and private.is_active(impersonations.user_id) and private.is_operator(impersonations.database_role);
end;
$$;
grant execute on function private.read_impersonation(bytea) to service_role;

-- Uses a link up for a browser with a secret of its own, and tells the person. No row as for private.read_impersonation().
create function private.open_impersonation(link bytea, cookie bytea) returns table (user_id uuid, expires_at timestamptz)
language plpgsql security definer set search_path = ''
as $$
declare
  opened private.impersonations;
begin
  update private.impersonations set opened_at = now(), cookie_hash = cookie
  where id = (select read.id from private.read_impersonation(link) as read) and opened_at is null and ended_at is null
  returning * into opened;
  if not found then
    return;
  end if;
  perform private.record_operator_action(
    'open_impersonation', opened.operator_name, opened.reason, array[opened.user_id], '{}', opened.id
  );
  perform private.record_auth_event(
    opened.user_id, 'viewed_by_operator', by_name => opened.operator_name, given_reason => opened.reason
  );
  perform private.send_account_notice(
    users.id, users.email, 'viewed_by_operator', by_name => opened.operator_name, given_reason => opened.reason
  )
  from auth.users where users.id = opened.user_id;
  return query select opened.user_id, opened.expires_at;
end;
$$;
grant execute on function private.open_impersonation(bytea, bytea) to service_role;

-- Ends the impersonation of a browser.
create function private.end_impersonation(cookie bytea) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  update private.impersonations set ended_at = now() where cookie_hash = cookie and ended_at is null;
end;
$$;
grant execute on function private.end_impersonation(bytea) to service_role;

-- Lets the transaction see what the person sees whose account the browser has opened, by the hash in app.impersonation_hash. A factor of
-- the person counts as proved, and no recent proof does. PT403 in a transaction that could write, PT401 when the impersonation is over or
-- of somebody else.
create function private.impersonate(person uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  opened uuid := (
    select id from private.impersonations
    where user_id = person and cookie_hash = decode(current_setting('app.impersonation_hash', true), 'hex')
  );
begin
  if current_setting('transaction_read_only') <> 'on' then
    raise exception 'an operator only reads the account of somebody' using errcode = 'PT403';
  end if;
  perform set_config('request.jwt.claims', jsonb_build_object(
    'sub', person,
    'role', 'authenticated',
    'impersonation', coalesce(opened::text, ''),
    'aal', case
      when exists (select from auth.mfa_factors where user_id = person and status::text = 'verified') then 'aal2'
      else 'aal1'
    end
  )::text, true);
  if private.person_id() is null then
    raise exception 'This viewing has ended.' using errcode = 'PT401';
  end if;
end;
$$;
grant execute on function private.impersonate(uuid) to app_user;

-- Removes at most so many older rows, the oldest first, and returns their number.
create function private.purge_impersonations(older_than timestamptz, at_most integer) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  first_kept uuid := private.uuid_v7_from(older_than);
  removed integer;
begin
  delete from private.impersonations
  where id in (
    select impersonations.id from private.impersonations
    where impersonations.id < first_kept order by impersonations.id limit at_most
  );
  get diagnostics removed = row_count;
  return removed;
end;
$$;
grant execute on function private.purge_impersonations(timestamptz, integer) to service_role;
