-- Invitations and notices go out by mail, and the queue forgets a secret link once its mail is sent.

-- As for mail.send: ten tries over some four hours.
select pgboss.create_queue('invitation.mail', '{"policy": "standard", "deadLetter": "dead", "expireInSeconds": 60,
  "retryLimit": 9, "retryDelay": 15, "retryBackoff": true, "retryDelayMax": 3600, "deleteAfterSeconds": 86400}');
select pgboss.create_queue('email-change.mail', '{"policy": "standard", "deadLetter": "dead", "expireInSeconds": 60,
  "retryLimit": 9, "retryDelay": 15, "retryBackoff": true, "retryDelayMax": 3600, "deleteAfterSeconds": 86400}');

-- A finished job is kept for a day, to be counted and looked at; what it said, and to whom, is not.
create function private.forget_sent_mail() returns trigger
language plpgsql set search_path = ''
as $$
begin
  new.data := null;
  return new;
end;
$$;

create trigger forget_sent_mail before update of state on pgboss.job
  for each row when (new.state = 'completed' and new.name in ('mail.send', 'invitation.mail', 'email-change.mail'))
  execute function private.forget_sent_mail();

-- What an invitation offers, to the caller whose confirmed address it is for. Codes as those of private.answer_invitation().
create function private.read_invitation(hash text)
returns table (workspace_id uuid, workspace_name text, role text, expires_at timestamptz)
language plpgsql stable security definer set search_path = ''
as $$
declare
  invitation public.invitations;
begin
  select * into invitation from public.invitations
  where invitations.token_hash = hash and invitations.expires_at > now();
  if not found then
    raise exception 'invitation not found' using errcode = 'PT404';
  end if;

  perform from auth.users
  where id = auth.uid() and lower(email) = invitation.email and email_confirmed_at is not null;
  if not found then
    raise exception 'the invitation is for another address' using errcode = 'PT403';
  end if;

  return query
  select workspaces.id, workspaces.name, invitation.role, invitation.expires_at
  from public.workspaces where workspaces.id = invitation.workspace_id;
end;
$$;
grant execute on function private.read_invitation(text) to authenticated;

-- Tells the old address, whatever changed it: a page, the admin API, an operator.
create function private.tell_of_new_email() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.enqueue('email-change.mail', jsonb_build_object('to', old.email, 'at', now()));
  return null;
end;
$$;

create trigger tell_of_new_email after update of email on auth.users
  for each row when (old.email_confirmed_at is not null and old.email <> new.email)
  execute function private.tell_of_new_email();
