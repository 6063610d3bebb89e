-- Triggers on the tables of Supabase Auth: the sign-in log, and the notices by mail. They see every change, whether a page, the Auth API, an
-- admin or an operator with SQL has made it. Each runs in the transaction of the change, so none may fail.

-- The language in which a person reads mails, as far as the app knows it.
create table private.languages (
  user_id uuid primary key references auth.users (id) on delete cascade,
  locale  text not null constraint languages_locale_form check (locale ~ '^[a-z]{2}$')
);

alter table private.languages enable row level security;

revoke all on private.languages from public, anon, authenticated, service_role;

-- Keeps the language that the caller has chosen.
create function private.keep_language(chosen text) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.require_user();
  insert into private.languages as kept (user_id, locale)
  select users.id, chosen from auth.users where users.id = auth.uid()
  on conflict on constraint languages_pkey do update set locale = excluded.locale where kept.locale <> excluded.locale;
end;
$$;
grant execute on function private.keep_language(text) to app_user;

-- Ten tries over some four hours, like those of mail.send.
select pgboss.create_queue('account-notice.mail', '{"policy": "standard", "deadLetter": "dead", "expireInSeconds": 60,
  "retryLimit": 9, "retryDelay": 15, "retryBackoff": true, "retryDelayMax": 3600, "deleteAfterSeconds": 86400}');

-- Mails the owner of an account, unless it has no address.
create function private.send_account_notice(
  person uuid, to_address text, what text, agent text default null, address inet default null,
  by_name text default null, given_reason text default null
) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if coalesce(to_address, '') = '' then
    return;
  end if;
  perform private.enqueue('account-notice.mail', jsonb_strip_nulls(jsonb_build_object(
    'notice', what,
    'to', to_address,
    'locale', (select locale from private.languages where user_id = person),
    'at', now(),
    'userAgent', left(agent, 300),
    'ipAddress', host(address),
    'operatorName', by_name,
    'reason', given_reason
  )));
end;
$$;

create function private.record_account() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  -- Some providers say de-AT.
  spoken text := substring(new.raw_user_meta_data ->> 'locale' from '^[a-z]{2}\M');
begin
  perform private.record_auth_event(new.id, 'account_created', new.raw_app_meta_data ->> 'provider');
  insert into private.languages (user_id, locale) select new.id, spoken where spoken is not null;
  return null;
end;
$$;

create trigger record_account after insert on auth.users
  for each row execute function private.record_account();

-- True where Auth has encrypted the stored password, or has changed its key, which it does at a sign-in with the same password.
create function private.is_encrypted_anew(old_password text, new_password text) returns boolean
language sql immutable set search_path = ''
as $$
  select coalesce(
    substring(new_password from '^\{.*"key_id":\s*"([^"]*)"')
      <> coalesce(substring(old_password from '^\{.*"key_id":\s*"([^"]*)"'), ''),
    false
  );
$$;

-- Records and tells of a changed or removed password of an account that has proved its address. The first password of a new account is
-- no news for its owner. Auth ends the other sessions itself, so the trigger ends them all only after a change with SQL.
create function private.tell_of_new_password() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  is_first boolean := coalesce(old.encrypted_password, '') = '' and old.confirmed_at > now() - interval '1 hour';
  with_other_columns boolean := tg_nargs > 0;
begin
  if old.confirmed_at is null or private.is_encrypted_anew(old.encrypted_password, new.encrypted_password) <> with_other_columns then
    return null;
  end if;
  perform private.record_auth_event(new.id, 'password_changed');
  perform private.end_codes(new.id);
  if session_user = 'postgres' then
    delete from auth.sessions where user_id = new.id;
  end if;
  if not is_first then
    perform private.send_account_notice(new.id, new.email, 'password_changed');
  end if;
  return null;
end;
$$;

create trigger tell_of_new_password after update of encrypted_password on auth.users
  for each row when (old.encrypted_password is distinct from new.encrypted_password)
  execute function private.tell_of_new_password();
-- A change of the password also takes back the tokens of the account, in the same statement. Encrypting it anew does not.
create trigger tell_of_new_encrypted_password after update of reauthentication_token on auth.users
  for each row when (old.encrypted_password is distinct from new.encrypted_password)
  execute function private.tell_of_new_password('with other columns');

-- Records a changed address, tells the old one, and ends every session. The link that completes the change opens its session after this.
-- A provider that vouches for the old address signs in nobody any more, since that mailbox may have another owner, such as an employer. For
-- the same reason end the codes of sign-ins that have begun, but for that of the change itself.
create function private.tell_of_new_email() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.record_auth_event(new.id, 'email_changed');
  delete from auth.identities
  where user_id = new.id and provider not in ('email', 'phone') and identities.email is distinct from new.email;
  delete from auth.flow_state where user_id = new.id and authentication_method <> 'email_change';
  delete from auth.sessions where user_id = new.id;
  perform private.send_account_notice(new.id, old.email, 'email_changed');
  return null;
end;
$$;

create trigger tell_of_new_email after update of email on auth.users
  for each row when (old.email_confirmed_at is not null and old.email is distinct from new.email)
  execute function private.tell_of_new_email();

-- Ends the mailed links and codes of an account whose address changes, since they lie in the mailbox that it had. Supabase Auth keeps them in
-- both tables, and an administrator's change leaves them.
create function private.end_mailed_tokens() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  new.confirmation_token := '';
  new.recovery_token := '';
  new.reauthentication_token := '';
  new.email_change_token_current := '';
  new.email_change_token_new := '';
  delete from auth.one_time_tokens where user_id = new.id;
  return new;
end;
$$;

create trigger end_mailed_tokens before update of email on auth.users
  for each row when (old.email is distinct from new.email) execute function private.end_mailed_tokens();

-- Records and tells of a second factor that was added or removed. One that was never verified is none. Its removal ends the sessions that
-- have not proved a factor, since one that waits with the password alone would be whole from then on. After a change with SQL every
-- session ends. private.remove_factors() tells of all at once, and ends sessions itself.
create function private.tell_of_factor() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  was boolean := tg_op <> 'INSERT' and old.status::text = 'verified';
  is_now boolean := tg_op <> 'DELETE' and new.status::text = 'verified';
  what text := case when is_now then 'factor_added' else 'factor_removed' end;
  person uuid := case when tg_op = 'DELETE' then old.user_id else new.user_id end;
begin
  if was = is_now then
    return null;
  end if;
  perform private.record_auth_event(person, what, case when tg_op = 'DELETE' then old.factor_type::text else new.factor_type::text end);
  if current_setting('app.factors_removed_of', true) = person::text then
    return null;
  end if;
  perform private.end_codes(person);
  delete from auth.sessions
  where user_id = person and (session_user = 'postgres' or not is_now and aal::text is distinct from 'aal2');
  perform private.send_account_notice(users.id, users.email, what) from auth.users where users.id = person;
  return null;
end;
$$;

create trigger tell_of_factor after insert or delete or update of status on auth.mfa_factors
  for each row execute function private.tell_of_factor();

-- Refuses an identity of a provider that shows nothing about the owner of an account: it has to tell the very address of the account, and
-- once the account is confirmed, it must have verified it. The identity of a new account comes before its confirmation. An identity keeps
-- the address by which it entered, because Supabase Auth goes by what a provider tells later: it finds the account of a verified address by
-- the identities of others, gives an account the address of an identity that is left, and confirms an account whose provider has verified
-- another address by now. Auth also links at the wish of any session, which may be stolen. The row of the account is locked, because its
-- address may change, or be proved, at the same moment. The lock is the one that Auth takes next, to write the providers of the account, so
-- that of two identities at once the later one waits.
-- https://supabase.com/docs/guides/auth/auth-identity-linking
create function private.check_identity() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  account record;
begin
  if new.provider in ('email', 'phone') then
    return new;
  end if;
  select email, confirmed_at is not null as is_confirmed into account from auth.users where id = new.user_id for no key update;
  if tg_op = 'UPDATE' and new.user_id = old.user_id and account.is_confirmed then
    new.identity_data := new.identity_data || jsonb_build_object(
      'email', old.identity_data -> 'email', 'email_verified', old.identity_data -> 'email_verified'
    );
    return new;
  end if;
  if lower(new.identity_data ->> 'email') is distinct from account.email
    or account.is_confirmed and new.identity_data ->> 'email_verified' is distinct from 'true' then
    raise exception 'the provider has not verified the address of the account' using errcode = 'PT403';
  end if;
  return new;
end;
$$;

create trigger check_identity before insert or update of user_id, identity_data on auth.identities
  for each row execute function private.check_identity();

-- Records and tells of a provider that may sign somebody in, or no longer may. The first one of a new account is no news, and what goes
-- before the account is confirmed was never good for anything. After a change with SQL every session ends.
create function private.tell_of_identity() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  what text := case tg_op when 'INSERT' then 'identity_added' else 'identity_removed' end;
  person uuid := case tg_op when 'INSERT' then new.user_id else old.user_id end;
  service text := case tg_op when 'INSERT' then new.provider else old.provider end;
begin
  if service in ('email', 'phone') or not exists (select from auth.users where id = person and confirmed_at is not null) then
    return null;
  end if;
  perform private.record_auth_event(person, what, service);
  if tg_op = 'DELETE' then
    perform private.end_codes(person);
  end if;
  if session_user = 'postgres' then
    delete from auth.sessions where user_id = person;
  end if;
  perform private.send_account_notice(users.id, users.email, what) from auth.users where users.id = person;
  return null;
end;
$$;

create trigger tell_of_identity after insert or delete on auth.identities
  for each row execute function private.tell_of_identity();

-- Records and tells of a passkey that was added or removed. The end of the account removes its passkeys in silence, and
-- private.remove_factors() tells of all at once. After a passkey was added with SQL every session ends. Auth does not keep which passkey opened
-- a session, so a removal with SQL ends every session that one has opened.
create function private.tell_of_passkey() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  what text := case when tg_op = 'INSERT' then 'passkey_added' else 'passkey_removed' end;
  person uuid := case when tg_op = 'INSERT' then new.user_id else old.user_id end;
begin
  perform private.record_auth_event(person, what);
  perform private.end_codes(person);
  if session_user = 'postgres' then
    delete from auth.sessions
    where user_id = person and (tg_op = 'INSERT' or exists (
      select from auth.mfa_amr_claims where session_id = sessions.id and authentication_method = 'passkey'
    ));
  end if;
  if current_setting('app.factors_removed_of', true) is distinct from person::text then
    perform private.send_account_notice(users.id, users.email, what) from auth.users where users.id = person;
  end if;
  return null;
end;
$$;

create trigger tell_of_passkey after insert or delete on auth.webauthn_credentials
  for each row execute function private.tell_of_passkey();

-- Records a sign-in once Auth has written how it was proved, which follows the row of the session, and tells of a device or a place that
-- no kept sign-in of the account knows: not at its first, and three times a day at most.
create function private.record_sign_in() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  told_per_day constant integer := 3;
  person uuid;
  agent text;
  address inet;
  email text;
  is_first boolean;
  is_known boolean;
begin
  select users.id, users.email, sessions.user_agent, sessions.ip into person, email, agent, address
  from auth.sessions join auth.users on users.id = sessions.user_id
  where sessions.id = new.session_id;

  -- Without a kept creation the account is older than the log, and has slept.
  is_first := not exists (select from private.auth_events where user_id = person and kind = 'signed_in')
    and exists (select from private.auth_events where user_id = person and kind = 'account_created');
  is_known := exists (
    select from private.auth_events where user_id = person and kind = 'signed_in' and device = private.device_of(agent)
  ) and exists (
    select from private.auth_events
    where user_id = person and kind = 'signed_in' and network is not distinct from private.network_of(address)
  );

  perform private.record_auth_event(person, 'signed_in', new.authentication_method, new.session_id, agent, address);
  if is_first or is_known or private.count_auth_events(person, 'new_device', now() - interval '1 day') >= told_per_day then
    return null;
  end if;
  perform private.record_auth_event(person, 'new_device', new.authentication_method, new.session_id, agent, address);
  perform private.send_account_notice(person, email, 'new_device', agent, address);
  return null;
end;
$$;

create trigger record_sign_in after insert on auth.mfa_amr_claims
  for each row execute function private.record_sign_in();

-- Records the end of a session: signed out by the person, or ended from elsewhere, by a changed way in, by a ban, or by its age. Auth's own clean-up
-- comes a day after a session was used last. An access token, which a sign-out needs, is younger.
create function private.record_session_end() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  is_own boolean := old.id::text = auth.jwt() ->> 'session_id';
  is_by_sql boolean := session_user in ('app_server', 'postgres');
  is_banned boolean := not private.is_active(old.user_id);
  is_old boolean := coalesce(old.refreshed_at at time zone 'UTC', old.created_at) < now() - interval '1 day';
  follows_change boolean := exists (
    select from private.auth_events
    where user_id = old.user_id and id >= private.uuid_v7_from(now() - interval '5 seconds')
      and kind in (
        'password_changed', 'email_changed', 'factor_added', 'factor_removed', 'identity_removed', 'passkey_added', 'passkey_removed',
        'signed_out_by_operator'
      )
  );
begin
  perform private.record_auth_event(
    old.user_id,
    case when is_own or not (is_by_sql or is_banned or is_old or follows_change) then 'signed_out' else 'session_ended' end,
    null, old.id, old.user_agent, old.ip
  );
  return null;
end;
$$;

create trigger record_session_end after delete on auth.sessions
  for each row execute function private.record_session_end();

-- Ends the codes of whoever has no session left, as after a sign-out everywhere, which Auth does itself.
create function private.end_codes_of_signed_out() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.end_codes(signed_out.user_id)
  from (select distinct user_id from gone) as signed_out
  where not exists (select from auth.sessions where sessions.user_id = signed_out.user_id);
  return null;
end;
$$;

create trigger end_codes_of_signed_out after delete on auth.sessions
  referencing old table as gone
  for each statement execute function private.end_codes_of_signed_out();

-- Ends the sessions of an account that is banned, and the codes that would open one, so that the end of the ban gives no thief theirs back.
create function private.sign_out_banned() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.end_codes(new.id);
  delete from auth.sessions where user_id = new.id;
  return null;
end;
$$;

create trigger sign_out_banned after update of banned_until on auth.users
  for each row when (new.banned_until > now() and old.banned_until is distinct from new.banned_until)
  execute function private.sign_out_banned();
