-- Webhooks: the addresses at which a workspace hears of its events, and the secrets that sign them.

create table public.webhooks (
  id                uuid primary key default private.uuid_v7(),
  workspace_id      uuid not null references public.workspaces (id) on delete cascade,
  -- An address without credentials, which would be stored as text. The server checks the host when it connects.
  url               text not null constraint webhooks_url_form check (
    url ~ '^https?://[^/?#@A-Z]+([/?][^#]*)?$' and url ~ '^[!-~]+$' and octet_length(url) <= 2000
  ),
  description       text not null default '' constraint webhooks_description_form check (private.is_prose(description, 200)),
  -- The kind and action of activity, such as member.removed. * stands for every event, those to come too.
  event_types       text[] not null constraint webhooks_event_types_form check (
    cardinality(event_types) between 1 and 100
    and array_to_string(event_types, ' ', '?') ~ '^(\*|[a-z_]{1,40}\.[a-z_]{1,40})( (\*|[a-z_]{1,40}\.[a-z_]{1,40}))*$'
  ) constraint webhooks_event_types_set check (private.is_set(event_types)),
  enabled           boolean not null default true,
  -- The reason for which the server disabled it. Null when a person did, and while it is enabled.
  disabled_reason   text constraint webhooks_disabled_reason_known check (disabled_reason in ('gone', 'failing')),
  -- The first failure since the last success.
  failing_since     timestamptz,
  secret_changed_at timestamptz not null default now(),
  version           integer not null default 1,
  created_by        uuid default auth.uid() references public.profiles (id) on delete set null,
  -- The people who chose the present address and the present secret. Null where nobody signed in did.
  address_by        uuid references public.profiles (id) on delete set null,
  secret_by         uuid references public.profiles (id) on delete set null,
  created_at        timestamptz not null default now(),
  updated_at        timestamptz not null default now(),
  -- The list of webhooks, newest first, reads this index backwards.
  unique (workspace_id, id),
  constraint webhooks_reason_of_disabled check (disabled_reason is null or not enabled)
);

-- Serves every change in a workspace, which looks for the webhooks to tell.
create index webhooks_enabled_idx on public.webhooks (workspace_id) where enabled;
-- Serve the removal of a profile.
create index webhooks_created_by_idx on public.webhooks (created_by);
create index webhooks_address_by_idx on public.webhooks (address_by);
create index webhooks_secret_by_idx on public.webhooks (secret_by);

alter table public.webhooks enable row level security;

revoke all on public.webhooks from public, anon, authenticated, service_role;
grant select, insert (workspace_id, url, description, event_types, enabled), update (url, description, event_types, enabled), delete
  on public.webhooks to app_user;
grant select, insert, update, delete on public.webhooks to service_role;

create policy "owners and admins read their webhooks" on public.webhooks
  for select to authenticated
  using (coalesce(workspace_id = any ((select private.workspaces_allowing('webhooks.read'))::uuid[]), false));

create policy "owners and admins create webhooks" on public.webhooks
  for insert to authenticated with check (workspace_id = any ((select private.workspaces_allowing('webhooks.create'))::uuid[]));

create policy "owners and admins change their webhooks" on public.webhooks
  for update to authenticated
  using (workspace_id = any ((select private.workspaces_allowing('webhooks.change'))::uuid[]))
  with check (workspace_id = any ((select private.workspaces_allowing('webhooks.change'))::uuid[]));

create policy "owners and admins remove their webhooks" on public.webhooks
  for delete to authenticated using (workspace_id = any ((select private.workspaces_allowing('webhooks.remove'))::uuid[]));

create trigger touch_updated_at before update of url, description, event_types, enabled, secret_changed_at on public.webhooks
  for each row execute function private.touch_updated_at();
create trigger count_version before update of url, description, event_types, enabled, secret_changed_at on public.webhooks
  for each row execute function private.count_version();
create trigger record_activity after insert or update or delete on public.webhooks
  for each row execute function private.record_activity('webhook', 'id', '{failing_since,address_by,secret_by}', 'url');

-- The creator chooses the first address and the first secret. The author of a change answers for the address from then on.
create function private.note_chooser() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if tg_op = 'INSERT' then
    new.address_by := new.created_by;
    new.secret_by := new.created_by;
  elsif new.url <> old.url then
    new.address_by := auth.uid();
  end if;
  return new;
end;
$$;

create trigger note_chooser before insert or update of url on public.webhooks
  for each row execute function private.note_chooser();

-- A person who enables a webhook forgives its failures.
create function private.forgive_webhook() returns trigger
language plpgsql set search_path = ''
as $$
begin
  new.disabled_reason := null;
  new.failing_since := null;
  return new;
end;
$$;

create trigger forgive_webhook before update of enabled on public.webhooks
  for each row when (new.enabled and not old.enabled) execute function private.forgive_webhook();

-- Bounds the number of webhooks, because every change of the workspace asks each of them. Runs after the policies, so it tells nothing
-- to a caller who may not create one. The lock lets no two creations count at once.
create function private.limit_webhooks() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  webhooks_max constant integer := 20;
begin
  perform from public.workspaces where id = new.workspace_id for no key update;
  if (select count(*) from public.webhooks where workspace_id = new.workspace_id) > webhooks_max then
    raise exception 'A workspace has % webhooks at most.', webhooks_max using errcode = 'PT409';
  end if;
  return null;
end;
$$;

create trigger limit_webhooks after insert on public.webhooks
  for each row execute function private.limit_webhooks();

-- Signing secrets, encrypted by the server (lib/features/webhooks/secret.ts). The database never sees its key. No client reads them.
create table private.webhook_secrets (
  id           uuid primary key default private.uuid_v7(),
  workspace_id uuid not null,
  webhook_id   uuid not null,
  sealed       bytea not null constraint webhook_secrets_sealed_length check (octet_length(sealed) between 30 and 200),
  -- Null for the secret in use. The one before it goes on signing until this time.
  expires_at   timestamptz,
  foreign key (workspace_id, webhook_id) references public.webhooks (workspace_id, id) on delete cascade
);

-- Serves every delivery, and holds that a webhook has one secret in use.
create unique index webhook_secrets_in_use_idx on private.webhook_secrets (webhook_id) where expires_at is null;
-- Serves the removal of a webhook.
create index webhook_secrets_workspace_id_webhook_id_idx on private.webhook_secrets (workspace_id, webhook_id);

alter table private.webhook_secrets enable row level security;

revoke all on private.webhook_secrets from public, anon, authenticated, service_role;
grant select, update (sealed), delete on private.webhook_secrets to service_role;

-- Gives a webhook its secret, or another. The one in use signs beside it for 24 hours more. An older one ends at once. PT404 when there
-- is no such webhook.
create function private.keep_webhook_secret(in_workspace uuid, for_webhook uuid, new_sealed bytea) returns timestamptz
language plpgsql security definer set search_path = ''
as $$
declare
  overlap constant interval := interval '24 hours';
  replaced boolean;
begin
  perform private.require_permission(in_workspace, 'webhooks.change');
  perform from public.webhooks where workspace_id = in_workspace and id = for_webhook for no key update;
  if not found then
    raise exception 'webhook not found' using errcode = 'PT404';
  end if;

  delete from private.webhook_secrets where webhook_id = for_webhook and expires_at is not null;
  update private.webhook_secrets set expires_at = now() + overlap where webhook_id = for_webhook;
  replaced := found;
  insert into private.webhook_secrets (workspace_id, webhook_id, sealed) values (in_workspace, for_webhook, new_sealed);
  update public.webhooks set secret_by = auth.uid() where id = for_webhook and secret_by is distinct from auth.uid();
  if not replaced then
    return null;
  end if;
  update public.webhooks set secret_changed_at = now() where id = for_webhook;
  return now() + overlap;
end;
$$;
grant execute on function private.keep_webhook_secret(uuid, uuid, bytea) to app_user;
