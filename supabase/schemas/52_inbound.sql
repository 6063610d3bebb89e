-- Inbound webhooks: each event of another service is stored once, before it is processed.

create table private.inbound_events (
  -- The sender, such as mail.
  source       text not null constraint inbound_events_source_form check (source ~ '^[a-z_]{1,40}$'),
  -- The sender's id for the event. A repetition has the same.
  event_id     text not null constraint inbound_events_event_id_length check (char_length(event_id) between 1 and 255),
  body         jsonb not null constraint inbound_events_body_size check (octet_length(body::text) <= 200000),
  received_at  timestamptz not null default now(),
  processed_at timestamptz,
  primary key (source, event_id)
);

-- Serves the removal of old events.
create index inbound_events_received_at_idx on private.inbound_events (received_at);

alter table private.inbound_events enable row level security;

revoke all on private.inbound_events from public, anon, authenticated, service_role;
grant select, update (processed_at) on private.inbound_events to service_role;

select pgboss.create_queue('inbound.process', '{"policy": "standard", "deadLetter": "dead", "expireInSeconds": 60,
  "retryLimit": 9, "retryDelay": 5, "retryBackoff": true, "retryDelayMax": 3600, "deleteAfterSeconds": 86400}');

-- Stores an event together with the job that processes it, and returns true when it was new.
create function private.receive_event(from_source text, its_id text, its_body jsonb) returns boolean
language plpgsql security definer set search_path = ''
as $$
begin
  insert into private.inbound_events (source, event_id, body) values (from_source, its_id, its_body) on conflict do nothing;
  if not found then
    return false;
  end if;
  perform private.enqueue('inbound.process', jsonb_build_object('source', from_source, 'eventId', its_id));
  return true;
end;
$$;
grant execute on function private.receive_event(text, text, jsonb) to service_role;

-- Removes at most so many older events, processed or not, and returns their number.
create function private.purge_inbound_events(older_than timestamptz, at_most integer) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  removed integer;
begin
  delete from private.inbound_events
  where (source, event_id) in (
    select old.source, old.event_id from private.inbound_events as old
    where old.received_at < older_than
    order by old.received_at
    limit at_most
    for update skip locked
  );
  get diagnostics removed = row_count;
  return removed;
end;
$$;
grant execute on function private.purge_inbound_events(timestamptz, integer) to service_role;
