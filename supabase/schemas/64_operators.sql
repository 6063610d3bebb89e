-- Operators: people who look after the installation, outside of every workspace. Each function below does one thing and records it in the
-- same transaction, so nothing is done without its row. The role operator runs these functions and reads no table.

create table private.operator_actions (
  id            uuid primary key default private.uuid_v7(),
  verb          text not null constraint operator_actions_verb_known check (verb in (
    'find_users', 'find_workspaces', 'show_user', 'sign_out', 'rehearse_removal', 'remove_account', 'reset_factors',
    'impersonate', 'open_impersonation', 'end_impersonations'
  )),
  operator_name text not null constraint operator_actions_operator_name_form check (private.is_name(operator_name, 100)),
  -- The login that became the role operator.
  database_role text not null default session_user,
  reason        text constraint operator_actions_reason_form check (private.is_name(reason, 500)),
  -- Accounts and workspaces that were shown or changed. No key refers to them, because the row outlives them.
  user_ids      uuid[] not null default '{}',
  workspace_ids uuid[] not null default '{}',
  -- Of a session, or of an impersonation.
  session_id    uuid,
  created_at    timestamptz not null default now(),
  constraint operator_actions_reason_given check (verb in ('find_users', 'find_workspaces') or reason is not null)
);

alter table private.operator_actions enable row level security;

revoke all on private.operator_actions from public, anon, authenticated, service_role;

create function private.keep_operator_actions() returns trigger
language plpgsql set search_path = ''
as $$
begin
  raise exception 'the log of operators is append-only' using errcode = '42501';
end;
$$;

-- Stops the owner of the database too, who would have to change the schema first.
create trigger keep_operator_actions before update or delete or truncate on private.operator_actions
  for each statement execute function private.keep_operator_actions();

-- The line in the log of Postgres stays where somebody reads in a transaction of their own and rolls the row back.
create function private.record_operator_action(
  what text, by_name text, given_reason text, users uuid[] default '{}', workspaces uuid[] default '{}', in_session uuid default null
) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  insert into private.operator_actions (verb, operator_name, reason, user_ids, workspace_ids, session_id)
  values (what, by_name, given_reason, users, workspaces, in_session);
  raise log 'operator action %', jsonb_build_object(
    'verb', what, 'operator', by_name, 'login', session_user, 'users', users, 'workspaces', workspaces
  );
end;
$$;

-- The account with this address or id. Throws a sentence when there is none, and when single sign-on has brought a second.
create function private.account_named(named text) returns uuid
language plpgsql stable security definer set search_path = ''
as $$
declare
  accounts uuid[] := array(
    select users.id from auth.users where users.id::text = lower(named) or lower(users.email) = lower(named) order by users.created_at
  );
begin
  if cardinality(accounts) = 0 then
    raise exception 'There is no account of %.', named using errcode = 'P0002';
  end if;
  if cardinality(accounts) > 1 then
    raise exception 'Several accounts have this address, name one by its id: %.', array_to_string(accounts, ', ') using errcode = 'P0003';
  end if;
  return accounts[1];
end;
$$;

-- A page is as long as asked for, up to this.
create function private.operator_page(at_most integer) returns integer
language sql immutable set search_path = ''
as $$
  select greatest(least(at_most, 200), 1);
$$;

-- Accounts by id or a part of their address, after the account of an id.
create function private.operator_find_users(by_name text, wanted text, after_id uuid, at_most integer)
returns table (id uuid, email text, created_at timestamptz, confirmed boolean, banned boolean)
language plpgsql security definer set search_path = ''
as $$
declare
  page uuid[] := array(
    select users.id from auth.users
    where (users.id::text = lower(wanted) or position(lower(wanted) in lower(users.email)) > 0)
      and (after_id is null or users.id > after_id)
    order by users.id
    limit private.operator_page(at_most)
  );
begin
  perform private.record_operator_action('find_users', by_name, null, page);
  return query
  select users.id, users.email::text, users.created_at, users.confirmed_at is not null, coalesce(users.banned_until > now(), false)
  from auth.users
  where users.id = any (page)
  order by users.id;
end;
$$;
grant execute on function private.operator_find_users(text, text, uuid, integer) to operator;

-- Workspaces by id or a part of their name, after the workspace of an id.
create function private.operator_find_workspaces(by_name text, wanted text, after_id uuid, at_most integer)
returns table (id uuid, name text, created_at timestamptz, members bigint, owners text[])
language plpgsql security definer set search_path = ''
as $$
declare
  page uuid[] := array(
    select workspaces.id from public.workspaces
    where (workspaces.id::text = lower(wanted) or position(lower(wanted) in lower(workspaces.name)) > 0)
      and (after_id is null or workspaces.id > after_id)
    order by workspaces.id
    limit private.operator_page(at_most)
  );
begin
  perform private.record_operator_action('find_workspaces', by_name, null, '{}', page);
  return query
  select
    workspaces.id,
    workspaces.name,
    workspaces.created_at,
    (select count(*) from public.memberships where workspace_id = workspaces.id),
    array(
      select users.email::text from public.memberships join auth.users on users.id = memberships.user_id
      where memberships.workspace_id = workspaces.id and memberships.role = 'owner'
      order by users.email
    )
  from public.workspaces
  where workspaces.id = any (page)
  order by workspaces.id;
end;
$$;
grant execute on function private.operator_find_workspaces(text, text, uuid, integer) to operator;

-- The state of an account, and the latest of its sessions, impersonations and events. An id limits the events to those before it.
create function private.operator_show_user(by_name text, given_reason text, named text, at_most integer, events_before uuid)
returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  person uuid := private.account_named(named);
  page integer := private.operator_page(at_most);
  shown jsonb;
begin
  perform private.record_operator_action('show_user', by_name, given_reason, array[person]);

  select jsonb_build_object(
    'id', users.id,
    'email', users.email,
    'createdAt', users.created_at,
    'confirmedAt', users.confirmed_at,
    'bannedUntil', case when users.banned_until > now() then users.banned_until end,
    'lastSignInAt', users.last_sign_in_at
  ) into shown
  from auth.users where users.id = person;

  return shown || jsonb_build_object(
    'factors', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', factors.id, 'type', factors.factor_type, 'status', factors.status, 'createdAt', factors.created_at
      ) order by factors.created_at), '[]')
      from auth.mfa_factors as factors where factors.user_id = person
    ),
    'passkeys', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', passkeys.id, 'name', passkeys.friendly_name, 'createdAt', passkeys.created_at, 'lastUsedAt', passkeys.last_used_at
      ) order by passkeys.created_at), '[]')
      from auth.webauthn_credentials as passkeys where passkeys.user_id = person
    ),
    'workspaces', (
      select coalesce(jsonb_agg(jsonb_build_object('id', joined.id, 'name', joined.name, 'role', joined.role) order by joined.id), '[]')
      from (
        select workspaces.id, workspaces.name, memberships.role
        from public.memberships join public.workspaces on workspaces.id = memberships.workspace_id
        where memberships.user_id = person
        order by workspaces.id
        limit page
      ) as joined
    ),
    'sessions', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', living.id,
        'createdAt', living.created_at,
        'lastUsedAt', coalesce(living.refreshed_at at time zone 'UTC', living.created_at),
        'userAgent', living.user_agent,
        'ipAddress', host(living.ip)
      ) order by living.created_at desc, living.id desc), '[]')
      from (
        select * from auth.sessions
        where sessions.user_id = person and (sessions.not_after is null or sessions.not_after > now())
        order by sessions.created_at desc, sessions.id desc
        limit page
      ) as living
    ),
    'impersonations', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', latest.id,
        'operatorName', latest.operator_name,
        'reason', latest.reason,
        'createdAt', latest.created_at,
        'openedAt', latest.opened_at,
        'endedAt', coalesce(latest.ended_at, case when latest.expires_at <= now() then latest.expires_at end)
      ) order by latest.id desc), '[]')
      from (
        select * from private.impersonations where impersonations.user_id = person order by impersonations.id desc limit page
      ) as latest
    ),
    'events', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', latest.id,
        'kind', latest.kind,
        'method', latest.method,
        'sessionId', latest.session_id,
        'userAgent', latest.user_agent,
        'ipAddress', host(latest.ip),
        'requestId', latest.request_id,
        'createdAt', latest.created_at
      ) order by latest.id desc), '[]')
      from (
        select * from private.auth_events
        where auth_events.user_id = person and (events_before is null or auth_events.id < events_before)
        order by auth_events.id desc
        limit page
      ) as latest
    )
  );
end;
$$;
grant execute on function private.operator_show_user(text, text, text, integer, uuid) to operator;

-- Signs an account out of one session, or without an id out of all, and returns their number. With all of them end its impersonations. The
-- account is told by its log and by mail.
create function private.operator_sign_out(by_name text, given_reason text, named text, chosen uuid) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  person uuid := private.account_named(named);
  ended integer;
begin
  perform private.record_operator_action('sign_out', by_name, given_reason, array[person], '{}', chosen);
  if chosen is null then
    perform private.end_impersonations(person);
    perform private.end_codes(person);
  end if;
  if not exists (select from auth.sessions where user_id = person and (chosen is null or id = chosen)) then
    return 0;
  end if;

  -- The trigger that writes the end of a session looks for this event.
  perform private.record_auth_event(person, 'signed_out_by_operator', null, chosen);
  delete from auth.sessions where user_id = person and (chosen is null or id = chosen);
  get diagnostics ended = row_count;
  perform private.send_account_notice(users.id, users.email, 'signed_out_by_operator') from auth.users where users.id = person;
  return ended;
end;
$$;
grant execute on function private.operator_sign_out(text, text, text, uuid) to operator;

-- Removes the second factors, recovery codes and passkeys of an account, and returns the numbers of verified factors and of passkeys. A lost
-- device may hold a passkey, and whoever has taken the account over may have added one. The account is told by its log and by mail. Without
-- a factor and a passkey nothing is removed.
create function private.operator_reset_factors(by_name text, given_reason text, named text) returns table (factors integer, passkeys integer)
language plpgsql security definer set search_path = ''
as $$
declare
  person uuid := private.account_named(named);
begin
  perform private.record_operator_action('reset_factors', by_name, given_reason, array[person]);
  factors := 0;
  passkeys := (select count(*) from auth.webauthn_credentials where user_id = person);
  if passkeys > 0 or exists (select from auth.mfa_factors where user_id = person and status::text = 'verified') then
    factors := private.remove_factors(person, 'factors_reset', with_passkeys => true);
  end if;
  return next;
end;
$$;
grant execute on function private.operator_reset_factors(text, text, text) to operator;

-- Removes an account as private.erase_account() does, once members have become owners of workspaces: [{"workspace": …, "member": …}].
-- `kept` lists the workspaces that would lose their last owner, for whose sake nothing is removed. A rehearsal does the same and undoes it.
create function private.operator_remove_account(by_name text, given_reason text, named text, new_owners jsonb, is_rehearsal boolean)
returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  person uuid := private.account_named(named);
  account jsonb := (
    select jsonb_build_object('id', users.id, 'email', users.email, 'createdAt', users.created_at) from auth.users where users.id = person
  );
  alone jsonb := (
    select coalesce(jsonb_agg(jsonb_build_object('id', workspaces.id, 'name', workspaces.name) order by workspaces.id), '[]')
    from public.workspaces
    where id in (select workspace_id from public.memberships where user_id = person and role = 'owner')
      and not exists (select from public.memberships where workspace_id = workspaces.id and user_id <> person)
  );
  touched uuid[] := array(select (workspace ->> 'id')::uuid from jsonb_array_elements(alone) as workspace);
  people uuid[] := array[person];
  handover record;
  successor uuid;
  kept jsonb;
begin
  -- The mail about the removal is in the language of the account.
  perform set_config('app.locale', coalesce((select locale from private.languages where user_id = person), ''), true);

  begin
    for handover in select workspace, member from jsonb_to_recordset(new_owners) as given (workspace uuid, member text) loop
      if not exists (
        select from public.memberships where workspace_id = handover.workspace and user_id = person and role = 'owner'
      ) then
        raise exception 'The account does not own %.', handover.workspace using errcode = 'P0002';
      end if;
      successor := private.account_named(handover.member);
      update public.memberships set role = 'owner' where workspace_id = handover.workspace and user_id = successor;
      if not found then
        raise exception '% is no member of %.', handover.member, handover.workspace using errcode = 'P0002';
      end if;
      touched := touched || handover.workspace;
      people := people || successor;
    end loop;

    kept := (
      select coalesce(jsonb_agg(jsonb_build_object('id', erased.id, 'name', erased.name)), '[]')
      from private.erase_account(person) as erased
    );
    set constraints all immediate;
    if is_rehearsal or kept <> '[]' then
      raise exception using errcode = 'PT000';
    end if;
  exception when sqlstate 'PT000' then
    -- The answer and the row below outlive what was undone.
    null;
  end;

  perform private.record_operator_action(
    case when is_rehearsal or kept <> '[]' then 'rehearse_removal' else 'remove_account' end, by_name, given_reason, people, touched
  );
  return jsonb_build_object('account', account, 'workspaces', alone, 'kept', kept);
end;
$$;
grant execute on function private.operator_remove_account(text, text, text, jsonb, boolean) to operator;
