-- Webhook deliveries: one for each event and webhook, made by the change's own transaction, with every attempt to send it.

create table public.webhook_deliveries (
  id              uuid primary key default private.uuid_v7(),
  -- The order of the changes. Those of one resource take turns, so their deliveries are numbered in that order.
  number          bigint not null generated always as identity,
  workspace_id    uuid not null,
  webhook_id      uuid not null,
  -- The id by which the receiver knows the event, over all attempts and replays. It is the id of the activity.
  event_id        uuid not null,
  event_type      text not null constraint webhook_deliveries_event_type_form check (event_type ~ '^[a-z_]{1,40}\.[a-z_]{1,40}$'),
  resource_id     uuid not null,
  -- Sent as it stands, byte for byte, since the signature covers it.
  body            text not null constraint webhook_deliveries_body_size check (octet_length(body) <= 20000),
  status          text not null default 'waiting'
    constraint webhook_deliveries_status_known check (status in ('waiting', 'delivered', 'failed')),
  -- Counts since the event, or since the last replay.
  attempt_count   integer not null default 0 constraint webhook_deliveries_attempt_count_positive check (attempt_count >= 0),
  next_attempt_at timestamptz not null default now(),
  -- Until this time the worker that attempts the delivery has it to itself.
  claimed_until   timestamptz,
  settled_at      timestamptz,
  created_at      timestamptz not null default now(),
  constraint webhook_deliveries_settled_once check (settled_at is null or status <> 'waiting' and claimed_until is null),
  unique (workspace_id, id),
  unique (webhook_id, event_id),
  foreign key (workspace_id, webhook_id) references public.webhooks (workspace_id, id) on delete cascade
);

-- Serves the list of deliveries, newest first, and the removal of a webhook.
create index webhook_deliveries_webhook_idx on public.webhook_deliveries (workspace_id, webhook_id, id desc);
-- Serves the same list, narrowed to a status.
create index webhook_deliveries_status_idx on public.webhook_deliveries (workspace_id, webhook_id, status, id desc);
-- Serves the choice of a webhook's next delivery.
create index webhook_deliveries_due_idx on public.webhook_deliveries (webhook_id, next_attempt_at, number) where status = 'waiting';
-- Serves the search for older deliveries about the same resource.
create index webhook_deliveries_order_idx on public.webhook_deliveries (webhook_id, resource_id, number) where status = 'waiting';
-- Serves the search for deliveries whose wake-up call was lost.
create index webhook_deliveries_overdue_idx on public.webhook_deliveries (next_attempt_at) where status = 'waiting';

-- The purge reads the primary key, whose order is that of time.

create table public.webhook_attempts (
  id           uuid primary key default private.uuid_v7(),
  workspace_id uuid not null,
  delivery_id  uuid not null,
  -- Null without an answer.
  status_code  integer constraint webhook_attempts_status_code_form check (status_code between 100 and 999),
  duration_ms  integer not null constraint webhook_attempts_duration_ms_positive check (duration_ms >= 0),
  -- The reason, in words, for which there was no answer.
  error        text constraint webhook_attempts_error_length check (char_length(error) <= 200),
  -- The beginning of the answer.
  response     text constraint webhook_attempts_response_length check (char_length(response) <= 4096),
  created_at   timestamptz not null default now(),
  foreign key (workspace_id, delivery_id) references public.webhook_deliveries (workspace_id, id) on delete cascade
);

-- Serves the attempts of one delivery, newest first, and its removal.
create index webhook_attempts_delivery_idx on public.webhook_attempts (workspace_id, delivery_id, id desc);

alter table public.webhook_deliveries enable row level security;
alter table public.webhook_attempts enable row level security;

-- The functions below alone write both.
revoke all on public.webhook_deliveries, public.webhook_attempts from public, anon, authenticated, service_role;
grant select on public.webhook_deliveries, public.webhook_attempts to app_user, service_role;

create policy "owners and admins read what their webhooks were told" on public.webhook_deliveries
  for select to authenticated
  using (coalesce(workspace_id = any ((select private.workspaces_allowing('webhooks.read'))::uuid[]), false));

create policy "owners and admins read how their webhooks answered" on public.webhook_attempts
  for select to authenticated
  using (coalesce(workspace_id = any ((select private.workspaces_allowing('webhooks.read'))::uuid[]), false));

-- A job is a wake-up call for one webhook. The deliveries say what to send and in which order. The job is tried again when its worker
-- dies. The failure of a receiver is no failure of the job.
select pgboss.create_queue('webhook.deliver', '{"policy": "standard", "deadLetter": "dead", "expireInSeconds": 60,
  "retryLimit": 5, "retryDelay": 5, "retryBackoff": true, "deleteAfterSeconds": 3600}');

-- Renames columns to the fields of the API: created_at becomes createdAt.
create function private.in_field_names(columns jsonb) returns jsonb
language sql immutable set search_path = ''
as $$
  select jsonb_object_agg(lower(left(key, 1)) || substr(replace(initcap(replace(key, '_', ' ')), ' ', ''), 2), value)
  from jsonb_each(columns);
$$;

-- https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#payload-structure
create function private.webhook_body(event public.activity) returns text
language plpgsql stable set search_path = ''
as $$
declare
  -- The specification recommends to stay below 20 kB.
  body_max constant integer := 20000;
  data jsonb := jsonb_build_object(
    'id', event.id,
    'workspaceId', event.workspace_id,
    'actor', jsonb_build_object('kind', event.actor_kind, 'userId', event.actor_id, 'apiKeyId', event.api_key_id),
    'resource', jsonb_build_object('kind', event.resource_kind, 'id', event.resource_id, 'name', event.resource_name),
    'action', event.action,
    'before', private.in_field_names(event.before),
    'after', private.in_field_names(event.after),
    'requestId', event.request_id,
    'createdAt', event.created_at,
    'valuesOmitted', false
  );
  envelope jsonb := jsonb_build_object('type', event.resource_kind || '.' || event.action, 'timestamp', event.created_at);
  body text := (envelope || jsonb_build_object('data', data))::text;
begin
  if octet_length(body) <= body_max then
    return body;
  end if;
  return (envelope || jsonb_build_object('data', data || '{"before": null, "after": null, "valuesOmitted": true}'))::text;
end;
$$;

-- Adds a delivery for each webhook that asked for the event, in the transaction of the change. Changes of webhooks are not sent,
-- because the address of one receiver may be a secret from another.
create function private.tell_webhooks() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  told uuid;
begin
  for told in
    insert into public.webhook_deliveries (workspace_id, webhook_id, event_id, event_type, resource_id, body)
    select webhooks.workspace_id, webhooks.id, new.id, new.resource_kind || '.' || new.action, new.resource_id,
      private.webhook_body(new)
    from public.webhooks
    where webhooks.workspace_id = new.workspace_id and webhooks.enabled
      and webhooks.event_types && array['*', new.resource_kind || '.' || new.action]
    returning webhook_id
  loop
    perform private.enqueue('webhook.deliver', jsonb_build_object('webhookId', told));
  end loop;
  return null;
end;
$$;

create trigger tell_webhooks after insert on public.activity
  for each row when (new.resource_kind <> 'webhook') execute function private.tell_webhooks();

-- A webhook that is enabled again gets its pending deliveries.
create function private.wake_webhook() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.enqueue('webhook.deliver', jsonb_build_object('webhookId', new.id));
  return null;
end;
$$;

create trigger wake_webhook after update of enabled on public.webhooks
  for each row when (new.enabled and not old.enabled) execute function private.wake_webhook();

-- Adds a test event for one webhook, and returns its delivery. PT404 when there is no such webhook, PT409 when it is disabled.
create function private.send_test_event(in_workspace uuid, to_webhook uuid) returns setof public.webhook_deliveries
language plpgsql security definer set search_path = ''
as $$
declare
  event uuid := private.uuid_v7();
  active boolean;
begin
  perform private.require_permission(in_workspace, 'webhooks.change');
  select enabled into active from public.webhooks where workspace_id = in_workspace and id = to_webhook;
  if not found then
    raise exception 'webhook not found' using errcode = 'PT404';
  end if;
  if not active then
    raise exception 'The webhook is disabled. Enable it first.' using errcode = 'PT409';
  end if;

  perform private.enqueue('webhook.deliver', jsonb_build_object('webhookId', to_webhook));
  return query
  insert into public.webhook_deliveries (workspace_id, webhook_id, event_id, event_type, resource_id, body)
  values (in_workspace, to_webhook, event, 'webhook.test', event, jsonb_build_object(
    'type', 'webhook.test',
    'timestamp', now(),
    'data', jsonb_build_object('workspaceId', in_workspace, 'webhookId', to_webhook)
  )::text)
  returning *;
end;
$$;
grant execute on function private.send_test_event(uuid, uuid) to app_user;

-- Sends a settled delivery once more, with all of its tries. PT404 when there is no such delivery, PT409 when it is still being tried or
-- its webhook is disabled.
create function private.replay_webhook_delivery(in_workspace uuid, of_webhook uuid, delivery uuid)
returns setof public.webhook_deliveries
language plpgsql security definer set search_path = ''
as $$
declare
  found_status text;
  active boolean;
begin
  perform private.require_permission(in_workspace, 'webhooks.change');
  select webhook_deliveries.status, webhooks.enabled into found_status, active
  from public.webhook_deliveries
  join public.webhooks on webhooks.id = webhook_deliveries.webhook_id
  where webhook_deliveries.workspace_id = in_workspace and webhook_deliveries.webhook_id = of_webhook
    and webhook_deliveries.id = delivery
  for no key update of webhook_deliveries;
  if not found then
    raise exception 'delivery not found' using errcode = 'PT404';
  end if;
  if found_status = 'waiting' then
    raise exception 'The delivery is still being tried.' using errcode = 'PT409';
  end if;
  if not active then
    raise exception 'The webhook is disabled. Enable it first.' using errcode = 'PT409';
  end if;

  perform private.enqueue('webhook.deliver', jsonb_build_object('webhookId', of_webhook));
  return query
  update public.webhook_deliveries
  set status = 'waiting', attempt_count = 0, next_attempt_at = now(), claimed_until = null, settled_at = null
  where id = delivery
  returning *;
end;
$$;
grant execute on function private.replay_webhook_delivery(uuid, uuid, uuid) to app_user;

-- Claims a webhook's next delivery for one attempt: the longest due, unless an older one about the same resource waits. Returns nothing
-- while the webhook has as many attempts under way as it may have. A claim that nobody settles ends by itself.
create function private.claim_webhook_delivery(for_webhook uuid, at_once integer, lease interval)
returns table (delivery_id uuid, event_id uuid, body text, attempt integer, workspace_id uuid, url text, secrets bytea[])
language plpgsql security definer set search_path = ''
as $$
declare
  webhook public.webhooks;
  chosen uuid;
begin
  -- A webhook has one choice at a time. The changes that add deliveries do not wait for this lock.
  select * into webhook from public.webhooks where webhooks.id = for_webhook and webhooks.enabled for no key update;
  if not found or at_once <= (
    select count(*) from public.webhook_deliveries as busy
    where busy.webhook_id = for_webhook and busy.status = 'waiting' and busy.claimed_until > now()
  ) then
    return;
  end if;

  select due.id into chosen
  from public.webhook_deliveries as due
  where due.webhook_id = for_webhook and due.status = 'waiting' and due.next_attempt_at <= now()
    and (due.claimed_until is null or due.claimed_until <= now())
    and not exists (
      select from public.webhook_deliveries as older
      where older.webhook_id = for_webhook and older.resource_id = due.resource_id and older.status = 'waiting'
        and older.number < due.number
    )
  order by due.next_attempt_at, due.number
  limit 1;

  return query
  update public.webhook_deliveries as taken
  set claimed_until = now() + lease, attempt_count = taken.attempt_count + 1
  where taken.id = chosen
  returning taken.id, taken.event_id, taken.body, taken.attempt_count, taken.workspace_id, webhook.url, array(
    select webhook_secrets.sealed from private.webhook_secrets
    where webhook_secrets.workspace_id = webhook.workspace_id and webhook_secrets.webhook_id = for_webhook
      and (webhook_secrets.expires_at is null or webhook_secrets.expires_at > now())
    order by webhook_secrets.expires_at desc nulls first
  );
end;
$$;
grant execute on function private.claim_webhook_delivery(uuid, integer, interval) to service_role;

-- Settles an attempt. Without retry_in it was the last one. The webhook of a receiver that is gone is disabled at once. A webhook
-- that has reached nobody for three days is disabled when a delivery has used its last try.
create function private.settle_webhook_delivery(
  delivery uuid, attempt integer, answered integer, took_ms integer, failure text, answer text, retry_in interval
) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  patience constant interval := interval '3 days';
  succeeded boolean := coalesce(answered between 200 and 299, false);
  settled public.webhook_deliveries;
begin
  -- Locks the webhook before its deliveries, as every function here does.
  perform from public.webhooks
  where id = (select webhook_id from public.webhook_deliveries where id = delivery)
  for no key update;

  insert into public.webhook_attempts (workspace_id, delivery_id, status_code, duration_ms, error, response)
  select workspace_id, id, answered, took_ms, failure, answer from public.webhook_deliveries where id = delivery;

  -- A failure does not count once the claim has passed to another worker.
  update public.webhook_deliveries
  set
    status = case when succeeded then 'delivered' when retry_in is null then 'failed' else 'waiting' end,
    next_attempt_at = case when succeeded or retry_in is null then next_attempt_at else now() + retry_in end,
    settled_at = case when succeeded or retry_in is null then now() end,
    claimed_until = null
  where id = delivery and status = 'waiting' and (succeeded or attempt_count = attempt)
  returning * into settled;
  if not found then
    return;
  end if;

  if succeeded then
    update public.webhooks set failing_since = null where id = settled.webhook_id and failing_since is not null;
    return;
  end if;
  update public.webhooks set failing_since = now() where id = settled.webhook_id and failing_since is null;
  update public.webhooks set enabled = false, disabled_reason = case when answered = 410 then 'gone' else 'failing' end
  where id = settled.webhook_id and enabled
    and (answered = 410 or (settled.status = 'failed' and failing_since <= now() - patience));
  if settled.status = 'waiting' then
    perform private.enqueue(
      'webhook.deliver', jsonb_build_object('webhookId', settled.webhook_id), settled.next_attempt_at
    );
  end if;
end;
$$;
grant execute on function private.settle_webhook_delivery(uuid, integer, integer, integer, text, text, interval) to service_role;

-- Wakes up for at most so many webhooks whose deliveries are long due because a wake-up call was lost, and returns their number.
create function private.wake_overdue_webhooks(overdue interval, at_most integer) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  woken integer;
begin
  select count(private.enqueue('webhook.deliver', jsonb_build_object('webhookId', late.webhook_id))) into woken
  from (
    select distinct webhook_deliveries.webhook_id
    from public.webhook_deliveries
    join public.webhooks on webhooks.id = webhook_deliveries.webhook_id and webhooks.enabled
    where webhook_deliveries.status = 'waiting' and webhook_deliveries.next_attempt_at < now() - overdue
      and (webhook_deliveries.claimed_until is null or webhook_deliveries.claimed_until < now())
    limit at_most
  ) as late;
  return woken;
end;
$$;
grant execute on function private.wake_overdue_webhooks(interval, integer) to service_role;

-- Removes at most so many older deliveries with their attempts, and returns their number. Ids begin with their time.
create function private.purge_webhook_deliveries(older_than timestamptz, at_most integer) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  first_kept uuid := private.uuid_v7_from(older_than);
  removed integer;
begin
  delete from public.webhook_deliveries
  where id in (select old.id from public.webhook_deliveries as old where old.id < first_kept order by old.id limit at_most);
  get diagnostics removed = row_count;
  return removed;
end;
$$;
grant execute on function private.purge_webhook_deliveries(timestamptz, integer) to service_role;
