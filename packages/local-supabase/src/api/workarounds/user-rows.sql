-- Supabase Auth has a column for its instance, gives its rows no values by default, and writes an empty text where there is no
-- token: it cannot read a null there. Supabase Lite has no instance, fills in defaults, and writes null.
alter table auth.users add column instance_id uuid, add column is_super_admin boolean;

alter table auth.users
  alter column aud drop default,
  alter column role drop default,
  alter column raw_app_meta_data drop default,
  alter column raw_user_meta_data drop default,
  alter column created_at drop default,
  alter column updated_at drop default,
  alter column phone_change set default '',
  alter column phone_change_token set default '',
  alter column email_change_token_current set default '',
  alter column reauthentication_token set default '';
alter table auth.sessions alter column created_at drop default, alter column updated_at drop default;
alter table auth.identities alter column created_at drop default, alter column updated_at drop default;
alter table auth.refresh_tokens alter column created_at drop default, alter column updated_at drop default;

create function auth.lite_complete_user() returns trigger language plpgsql set search_path = '' as $$
begin
  if current_setting('local_auth.is_service', true) is distinct from 'true' then
    return new;
  end if;
  if tg_op = 'INSERT' then
    new.instance_id := '00000000-0000-0000-0000-000000000000';
  end if;
  new.confirmation_token := coalesce(new.confirmation_token, '');
  new.recovery_token := coalesce(new.recovery_token, '');
  new.email_change := coalesce(new.email_change, '');
  new.email_change_token_new := coalesce(new.email_change_token_new, '');
  new.email_change_token_current := coalesce(new.email_change_token_current, '');
  new.phone_change := coalesce(new.phone_change, '');
  new.phone_change_token := coalesce(new.phone_change_token, '');
  new.reauthentication_token := coalesce(new.reauthentication_token, '');
  return new;
end $$;

create trigger "00_lite_complete" before insert or update on auth.users
  for each row execute function auth.lite_complete_user();
