-- Invitation mails: they go to people who have asked for nothing, so the database limits them whatever door an invitation comes by, and
-- stops those to an address whose owner wants none.

-- Exceptions from the limits below, written by an operator: docs/architecture/mails.md.
create table private.invitation_limits (
  name    text not null constraint invitation_limits_name_known check (name in ('workspace', 'person', 'address', 'open')),
  -- The id of the workspace that invites, or `all`.
  subject text not null default 'all' constraint invitation_limits_subject_form check (subject ~ '^(all|[0-9a-f-]{36})$'),
  at_most integer not null constraint invitation_limits_at_most_positive check (at_most >= 0),
  primary key (name, subject)
);

alter table private.invitation_limits enable row level security;

revoke all on private.invitation_limits from public, anon, authenticated, service_role;

-- The limit of a workspace: its own exception, the one for all, or the constant.
create function private.invitation_limit(limit_name text, in_workspace uuid) returns integer
language plpgsql stable security definer set search_path = ''
as $$
declare
  mails_of_workspace_a_day constant integer := 100;
  mails_of_person_a_day constant integer := 200;
  mails_to_address_a_day constant integer := 5;
  open_of_workspace constant integer := 100;
begin
  return coalesce(
    (
      select at_most from private.invitation_limits
      where name = limit_name and subject in ('all', in_workspace::text)
      order by subject = 'all'
      limit 1
    ),
    case limit_name
      when 'workspace' then mails_of_workspace_a_day
      when 'person' then mails_of_person_a_day
      when 'address' then mails_to_address_a_day
      when 'open' then open_of_workspace
    end
  );
end;
$$;

-- One key for the spellings of a mailbox, for counts alone: mailboxOf() of lib/mail/address.ts.
create function private.mailbox_of(address text) returns text
language sql immutable set search_path = ''
as $$
  select regexp_replace(lower(btrim(address)), '^([^@][^@+]*)\+[^@]*@', '\1@');
$$;
grant execute on function private.mailbox_of(text) to service_role;

-- Runs after the policies, so it tells nothing to a caller who may not invite. A row that replaces another counts as well, since it is
-- mailed too. The counter of the workspace lets no two of its invitations count at once.
create function private.limit_invitations() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  day_seconds constant integer := 86400;
  workspace text := new.workspace_id;
begin
  perform private.use_allowance(
    'invitations-workspace', workspace, private.invitation_limit('workspace', new.workspace_id), day_seconds,
    'This workspace has sent many invitations today. Please try again tomorrow.'
  );
  perform private.use_allowance(
    'invitations-person', new.created_by::text, private.invitation_limit('person', new.workspace_id), day_seconds,
    'You have sent many invitations today. Please try again tomorrow.'
  );
  perform private.use_allowance(
    'invitations-address', private.mailbox_of(new.email), private.invitation_limit('address', new.workspace_id), day_seconds,
    'This address has received many invitations today. Please try again tomorrow.'
  );
  if (
    select count(*) from public.invitations where workspace_id = new.workspace_id and expires_at > now()
  ) > private.invitation_limit('open', new.workspace_id) then
    raise exception 'This workspace has many open invitations. Revoke some, or wait for their answers.' using errcode = 'PT409';
  end if;
  return null;
end;
$$;

-- An operator's own statements have no person behind them, and are not limited.
create trigger limit_invitations after insert on public.invitations
  for each row when (new.created_by is not null) execute function private.limit_invitations();

-- Mailboxes whose owners want no invitation. The hash recognises a mailbox that somebody else brings, and tells none.
create table private.stopped_invitations (
  address_hash bytea primary key constraint stopped_invitations_address_hash_length check (octet_length(address_hash) = 32),
  stopped_at   timestamptz not null default now()
);

alter table private.stopped_invitations enable row level security;

revoke all on private.stopped_invitations from public, anon, authenticated, service_role;

create function private.invitations_stopped(hash bytea) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return exists (select from private.stopped_invitations where address_hash = hash);
end;
$$;
grant execute on function private.invitations_stopped(bytea) to service_role;

-- Stops invitations to an address or allows them again, however often it is asked.
create function private.stop_invitations(hash bytea, stopped boolean) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if stopped then
    insert into private.stopped_invitations (address_hash) values (hash) on conflict do nothing;
  else
    delete from private.stopped_invitations where address_hash = hash;
  end if;
end;
$$;
grant execute on function private.stop_invitations(bytea, boolean) to service_role;

-- Runs after the policies, as the trigger above does.
create function private.refuse_stopped_invitation() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if private.invitations_stopped(sha256(convert_to(private.mailbox_of(new.email), 'UTF8'))) then
    raise exception 'The owner of this address has stopped invitations.' using errcode = 'PT409';
  end if;
  return null;
end;
$$;

create trigger refuse_stopped_invitation after insert on public.invitations
  for each row execute function private.refuse_stopped_invitation();
