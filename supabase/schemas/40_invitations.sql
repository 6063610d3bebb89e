-- Invitations: each lets one e-mail address into a workspace, once, within a week.

create table public.invitations (
  id           uuid primary key default private.uuid_v7(),
  workspace_id uuid not null references public.workspaces (id) on delete cascade,
  email        text not null constraint invitations_email_written check (private.is_mail_address(email)),
  role         text not null constraint invitations_role_known check (role in ('owner', 'admin', 'member', 'viewer')),
  -- SHA-256 of the token, in hexadecimal. The stored value lets nobody in.
  token_hash   text not null constraint invitations_token_hash_written check (token_hash ~ '^[0-9a-f]{64}$') unique,
  created_by   uuid default auth.uid() references public.profiles (id) on delete set null,
  created_at   timestamptz not null default now(),
  expires_at   timestamptz not null default now() + interval '7 days',
  -- One address has one invitation. A second replaces it.
  unique (workspace_id, email)
);

-- Serves the list of invitations, newest first.
create index invitations_workspace_id_id_idx on public.invitations (workspace_id, id desc);
-- Serves the removal of a profile.
create index invitations_created_by_idx on public.invitations (created_by);
-- Serves the removal of expired invitations.
create index invitations_expires_at_idx on public.invitations (expires_at);
-- Serves the withdrawal of invitations whose mail bounced.
create index invitations_email_idx on public.invitations (email);

alter table public.invitations enable row level security;

revoke all on public.invitations from public, anon, authenticated, service_role;
grant select (id, workspace_id, email, role, created_by, created_at, expires_at),
  insert (workspace_id, email, role, token_hash), delete
  on public.invitations to app_user;
grant select, insert, update, delete on public.invitations to service_role;

create policy "owners and admins read invitations" on public.invitations
  for select to authenticated
  using (coalesce(workspace_id = any ((select private.workspaces_allowing('invitations.read'))::uuid[]), false));

create policy "owners invite into every role, admins below owner" on public.invitations
  for insert to authenticated
  with check (
    workspace_id = any ((select private.workspaces_allowing('invitations.create'))::uuid[])
    and (role <> 'owner' or workspace_id = any ((select private.workspaces_allowing('workspace.transfer'))::uuid[]))
  );

create policy "owners and admins revoke invitations" on public.invitations
  for delete to authenticated using (workspace_id = any ((select private.workspaces_allowing('invitations.remove'))::uuid[]));

create trigger record_activity after insert or update or delete on public.invitations
  for each row execute function private.record_activity('invitation', 'id', '{token_hash}');

-- Runs after the policies, so it tells nothing to a caller who may not invite. Finds an account by the index that Supabase Auth has on
-- the addresses of accounts without single sign-on.
create function private.refuse_member_invitation() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if exists (
    select from auth.users
    join public.memberships on memberships.user_id = users.id
    where users.email = new.email and users.is_sso_user = false and memberships.workspace_id = new.workspace_id
  ) then
    raise exception 'This person is a member already.' using errcode = 'PT409';
  end if;
  return null;
end;
$$;

create trigger refuse_member_invitation after insert on public.invitations
  for each row execute function private.refuse_member_invitation();

-- True while the person who made an invitation may still invite into its role. Nobody may for an account that is gone.
create function private.inviter_may_still(invitation public.invitations) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from public.memberships
    where memberships.workspace_id = invitation.workspace_id and memberships.user_id = invitation.created_by
      and memberships.role = any (
        (select roles from private.role_permissions where permission = 'invitations.create')::text[]
      )
      and (invitation.role <> 'owner' or memberships.role = any (
        (select roles from private.role_permissions where permission = 'workspace.transfer')::text[]
      ))
  ) and private.is_active(invitation.created_by);
$$;
grant execute on function private.inviter_may_still(public.invitations) to service_role;

-- Uses up an invitation of the caller's confirmed address, and with an acceptance makes the caller a member. A refusal undoes both.
-- Reads the address of the account, because that of the token may be older. PT404 for an invitation that is missing or expired, PT403
-- for another address, PT409 for a member and for an invitation whose maker may no longer invite.
create function private.answer_invitation(hash text, accepted boolean) returns table (workspace_id uuid, role text)
language plpgsql security definer set search_path = ''
as $$
declare
  invitation public.invitations;
begin
  perform private.require_session();
  delete from public.invitations where token_hash = hash and expires_at > now() returning * into invitation;
  if not found then
    raise exception 'invitation not found' using errcode = 'PT404';
  end if;

  perform from auth.users
  where id = auth.uid() and lower(email) = invitation.email and email_confirmed_at is not null;
  if not found then
    raise exception 'the invitation is for another address' using errcode = 'PT403';
  end if;

  if accepted then
    -- The right to invite cannot be taken away until this transaction has ended.
    perform from public.memberships
    where memberships.workspace_id = invitation.workspace_id and memberships.user_id = invitation.created_by
    for share;
    if not private.inviter_may_still(invitation) then
      raise exception 'The person who invited you may no longer do so. Ask an owner of the workspace for a new invitation.'
        using errcode = 'PT409';
    end if;
    insert into public.memberships (workspace_id, user_id, role)
    values (invitation.workspace_id, auth.uid(), invitation.role)
    on conflict do nothing;
    if not found then
      raise exception 'You are a member already.' using errcode = 'PT409';
    end if;
  end if;

  return query select invitation.workspace_id, invitation.role;
end;
$$;
grant execute on function private.answer_invitation(text, boolean) to app_user;

-- The invitation as the caller may see it whose confirmed address it is for. Codes as those of private.answer_invitation().
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

  if not private.inviter_may_still(invitation) then
    raise exception 'The person who invited you may no longer do so. Ask an owner of the workspace for a new invitation.'
      using errcode = 'PT409';
  end if;

  return query
  select workspaces.id, workspaces.name, invitation.role, invitation.expires_at
  from public.workspaces where workspaces.id = invitation.workspace_id;
end;
$$;
grant execute on function private.read_invitation(text) to app_user;

-- Ten tries over some four hours, like those of mail.send.
select pgboss.create_queue('invitation.mail', '{"policy": "standard", "deadLetter": "dead", "expireInSeconds": 60,
  "retryLimit": 9, "retryDelay": 15, "retryBackoff": true, "retryDelayMax": 3600, "deleteAfterSeconds": 86400}');

-- Adds the mail of an invitation that the caller has made, once, and returns its job. The token itself is stored with the mail alone. Adds
-- nothing for any other token, and nothing to the repetition of an idempotent request.
create function private.mail_invitation(token text) returns setof uuid
language plpgsql security definer set search_path = ''
as $$
declare
  hash text := encode(sha256(convert_to(token, 'UTF8')), 'hex');
begin
  return query
  select private.enqueue(
    'invitation.mail', jsonb_build_object('token', token, 'locale', coalesce(private.acting_locale(), 'en')), once_key => hash
  )
  from public.invitations
  where token_hash = hash and created_by = auth.uid() and expires_at > now();
end;
$$;
grant execute on function private.mail_invitation(text) to app_user;
