-- Invitations let somebody into a workspace by their e-mail address: once, within a week, and nobody else.

insert into private.role_permissions (permission, role)
values
  ('invitations.read', 'owner'), ('invitations.read', 'admin'),
  ('invitations.create', 'owner'), ('invitations.create', 'admin'),
  ('invitations.remove', 'owner'), ('invitations.remove', 'admin');

create table public.invitations (
  id           uuid primary key default private.uuid_v7(),
  workspace_id uuid not null references public.workspaces (id) on delete cascade,
  email        text not null constraint invitations_email_written check (
    email = lower(email) and email like '_%@_%' and char_length(email) <= 254
  ),
  role         text not null constraint invitations_role_known check (role in ('owner', 'admin', 'member', 'viewer')),
  -- SHA-256 of the token, in hexadecimal: what is stored lets nobody in.
  token_hash   text not null constraint invitations_token_hash_written check (token_hash ~ '^[0-9a-f]{64}$') unique,
  created_by   uuid default auth.uid() references public.profiles (id) on delete set null,
  created_at   timestamptz not null default now(),
  expires_at   timestamptz not null default now() + interval '7 days',
  -- One address has one invitation: a second replaces it.
  unique (workspace_id, email)
);

-- Serves the list of invitations, newest first.
create index invitations_workspace_id_id_idx on public.invitations (workspace_id, id desc);
-- Serves the removal of a profile.
create index invitations_created_by_idx on public.invitations (created_by);
-- Serves the removal of what has expired.
create index invitations_expires_at_idx on public.invitations (expires_at);

alter table public.invitations enable row level security;

revoke all on public.invitations from public, anon, authenticated, service_role;
grant select (id, workspace_id, email, role, created_by, created_at, expires_at),
  insert (workspace_id, email, role, token_hash), delete
  on public.invitations to authenticated;
grant select, insert, update, delete on public.invitations to service_role;

create policy "owners and admins read invitations" on public.invitations
  for select to authenticated using (workspace_id = any ((select private.workspaces_allowing('invitations.read'))::uuid[]));

create policy "owners invite into every role, admins below owner" on public.invitations
  for insert to authenticated
  with check (
    workspace_id = any ((select private.workspaces_allowing('invitations.create'))::uuid[])
    and (role <> 'owner' or workspace_id = any ((select private.workspaces_allowing('workspace.transfer'))::uuid[]))
  );

create policy "owners and admins revoke invitations" on public.invitations
  for delete to authenticated using (workspace_id = any ((select private.workspaces_allowing('invitations.remove'))::uuid[]));

-- Runs after the policies, so that it answers nobody who may not invite.
create function private.refuse_member_invitation() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if exists (
    select from auth.users
    join public.memberships on memberships.user_id = users.id
    where users.email = new.email and memberships.workspace_id = new.workspace_id
  ) then
    raise exception 'This person is a member already.' using errcode = 'PT409';
  end if;
  return null;
end;
$$;

create trigger refuse_member_invitation after insert on public.invitations
  for each row execute function private.refuse_member_invitation();

-- Uses up an invitation of the caller's confirmed address, and with an acceptance makes the caller a member; a refusal undoes
-- both. The account is asked, not the token, whose address may be older. PT404 for what is not there or has expired,
-- PT403 for another's, PT409 for a member.
create function private.answer_invitation(hash text, accepted boolean) returns table (workspace_id uuid, role text)
language plpgsql security definer set search_path = ''
as $$
declare
  invitation public.invitations;
begin
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
grant execute on function private.answer_invitation(text, boolean) to authenticated;
