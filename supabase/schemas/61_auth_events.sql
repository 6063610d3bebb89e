-- Sign-in log: one row for each thing that happened to the way into an account. Triggers add the rows where Supabase Auth writes
-- (62_auth_triggers.sql), and the server adds those that only it knows of.

-- The program and the system of a user agent without their versions, so that an update is no new device.
create function private.device_of(user_agent text) returns text
language sql immutable set search_path = ''
as $$
  select regexp_replace(coalesce(user_agent, ''), '[/ _:]*[0-9][0-9._]*', '', 'g');
$$;

-- The network around an address: a coarse place, because people have another address at every sign-in.
create function private.network_of(address inet) returns cidr
language sql immutable set search_path = ''
as $$
  select network(set_masklen(address, case family(address) when 4 then 16 else 32 end));
$$;

create table private.auth_events (
  id         uuid primary key default private.uuid_v7(),
  user_id    uuid not null references auth.users (id) on delete cascade,
  kind       text not null constraint auth_events_kind_known check (kind in (
    'account_created', 'signed_in', 'new_device', 'sign_in_failed', 'signed_out', 'session_ended', 'password_reset_requested',
    'password_changed', 'email_changed', 'factor_added', 'factor_removed', 'code_refused', 'recovery_codes_created', 'recovery_code_used',
    'factors_reset', 'signed_out_by_operator', 'identity_added', 'identity_removed', 'passkey_added', 'passkey_removed',
    'viewed_by_operator'
  )),
  -- The name that Auth uses, such as password, otp or totp.
  method     text constraint auth_events_method_length check (char_length(method) <= 40),
  session_id uuid,
  user_agent text constraint auth_events_user_agent_length check (char_length(user_agent) <= 300),
  ip         inet,
  request_id text,
  -- The operator who looked at the account, and why.
  operator_name text constraint auth_events_operator_name_form check (private.is_name(operator_name, 100)),
  reason     text constraint auth_events_reason_form check (private.is_name(reason, 500)),
  created_at timestamptz not null default now(),
  device     text generated always as (private.device_of(user_agent)) stored,
  network    cidr generated always as (private.network_of(ip)) stored
);

-- Serves the list of a person, newest first, the counts of their latest events, and the removal of an account.
create index auth_events_user_id_id_idx on private.auth_events (user_id, id desc);
-- Serves the question whether a device or a place is known.
create index auth_events_known_idx on private.auth_events (user_id, device, network) where kind = 'signed_in';
-- The purge reads the primary key, whose order is that of time.

alter table private.auth_events enable row level security;

-- Append-only: the functions of this file add rows, read one's own and purge old ones.
revoke all on private.auth_events from public, anon, authenticated, service_role;

create function private.keep_auth_events() returns trigger
language plpgsql set search_path = ''
as $$
begin
  raise exception 'the log of sign-ins is append-only' using errcode = '42501';
end;
$$;

-- Stops the owner of the database too, who would have to change the schema first.
create trigger keep_auth_events before update or truncate on private.auth_events
  for each statement execute function private.keep_auth_events();

-- Lets rows go with their account, or once they are months old, and no younger one.
create function private.keep_new_auth_events() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  kept_days constant integer := 90;
begin
  if old.id >= private.uuid_v7_from(now() - make_interval(days => kept_days))
    and exists (select from auth.users where id = old.user_id) then
    raise exception 'the log of sign-ins is append-only' using errcode = '42501';
  end if;
  return old;
end;
$$;

create trigger keep_new_auth_events before delete on private.auth_events
  for each row execute function private.keep_new_auth_events();

-- Adds nothing for an account that is gone, whose sessions and factors go with it.
create function private.record_auth_event(
  person uuid, what text, how text default null, in_session uuid default null, agent text default null, address inet default null,
  by_name text default null, given_reason text default null
) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  insert into private.auth_events (user_id, kind, method, session_id, user_agent, ip, request_id, operator_name, reason)
  select
    users.id, what, left(how, 40), in_session, left(agent, 300), address, nullif(current_setting('app.request_id', true), ''),
    by_name, given_reason
  from auth.users where users.id = person;
end;
$$;

-- The number of events of a kind since a moment.
create function private.count_auth_events(person uuid, what text, since timestamptz) returns integer
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (
    select count(*) from private.auth_events
    where user_id = person and id >= private.uuid_v7_from(since) and kind = what
  );
end;
$$;

-- Adds an event that only the server knows of to an account. Ten of a kind are kept in an hour, so that nobody fills the log of somebody
-- else.
create function private.record_event_of_person(person uuid, what text, how text, agent text, from_ip inet) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  per_hour constant integer := 10;
begin
  if what not in ('sign_in_failed', 'password_reset_requested') then
    raise exception 'the database itself records %', what using errcode = '22023';
  end if;
  if person is null then
    return;
  end if;
  -- Failures of one account that arrive at once are counted one after another.
  perform pg_advisory_xact_lock(hashtextextended('auth_events ' || person, 0));
  if private.count_auth_events(person, what, now() - interval '1 hour') >= per_hour then
    return;
  end if;
  perform private.record_auth_event(person, what, how, null, agent, from_ip);
end;
$$;
grant execute on function private.record_event_of_person(uuid, text, text, text, inet) to service_role;

-- Calls private.record_event_of_person() for the account of an address. Adds nothing for an unknown address.
create function private.record_event_of_address(address text, what text, agent text, from_ip inet) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.record_event_of_person(
    (select users.id from auth.users where users.email = lower(address) and not users.is_sso_user), what, null, agent, from_ip
  );
end;
$$;
grant execute on function private.record_event_of_address(text, text, text, inet) to service_role;

-- The caller's events, the latest first. An id limits them to those before it.
create function private.own_auth_events(before_id uuid, at_most integer)
returns table (
  id uuid, kind text, method text, session_id uuid, user_agent text, ip_address text, request_id text, operator_name text, reason text,
  created_at timestamptz
)
language plpgsql stable security definer set search_path = ''
as $$
begin
  return query
  select
    events.id, events.kind, events.method, events.session_id, events.user_agent, host(events.ip), events.request_id,
    events.operator_name, events.reason, events.created_at
  from private.auth_events as events
  where events.user_id = auth.uid() and (before_id is null or events.id < before_id)
  order by events.id desc
  limit at_most;
end;
$$;
grant execute on function private.own_auth_events(uuid, integer) to app_user;

-- Removes at most so many older rows, the oldest first, and returns their number.
create function private.purge_auth_events(older_than timestamptz, at_most integer) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  first_kept uuid := private.uuid_v7_from(older_than);
  removed integer;
begin
  delete from private.auth_events
  where id in (
    select auth_events.id from private.auth_events where auth_events.id < first_kept order by auth_events.id limit at_most
  );
  get diagnostics removed = row_count;
  return removed;
end;
$$;
grant execute on function private.purge_auth_events(timestamptz, integer) to service_role;
