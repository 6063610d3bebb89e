-- The part of the schema `realtime` that Broadcast needs, with the owners and rights of a hosted project. A hosted project keeps
-- messages in a partition for each day. One partition takes them all here.
-- https://supabase.com/docs/guides/realtime/authorization
create schema realtime;
grant usage on schema realtime to postgres, anon, authenticated, service_role;
grant all on schema realtime to supabase_realtime_admin;

create table realtime.messages (
  id             uuid not null default gen_random_uuid(),
  topic          text not null,
  extension      text not null,
  event          text,
  payload        jsonb,
  binary_payload bytea,
  private        boolean default false,
  updated_at     timestamp not null default now(),
  inserted_at    timestamp not null default now(),
  primary key (id, inserted_at),
  constraint messages_payload_exclusive check (payload is null or binary_payload is null)
) partition by range (inserted_at);
create table realtime.messages_of_any_day partition of realtime.messages default;

alter table realtime.messages enable row level security;
grant select, insert, update on realtime.messages to postgres, anon, authenticated, service_role;

-- The topic that somebody asks to join, for the policies.
create function realtime.topic() returns text language sql stable
return nullif(current_setting('realtime.topic', true), '');

-- Sends with the transaction. A failure is a warning, like on a hosted project, so that the sender can go on.
create function realtime.send(payload jsonb, event text, topic text, private boolean default true) returns void
language plpgsql
as $$
declare
  message_id uuid := gen_random_uuid();
begin
  perform set_config('realtime.topic', topic, true);
  insert into realtime.messages (id, topic, extension, event, payload, private)
  values (message_id, topic, 'broadcast', event, jsonb_build_object('id', message_id) || payload, private);
exception
  when others then
    raise warning 'WarnSendingBroadcastMessage: %', sqlerrm;
end;
$$;

-- The hosted service reads the write-ahead log. The local one is notified.
create function realtime.notify_local_service() returns trigger language plpgsql
as $$
begin
  perform pg_notify('realtime_messages', new.id::text);
  return null;
end;
$$;
create trigger notify_local_service after insert on realtime.messages
  for each row when (new.extension = 'broadcast') execute function realtime.notify_local_service();

alter table realtime.messages owner to supabase_realtime_admin;
alter table realtime.messages_of_any_day owner to supabase_realtime_admin;
alter function realtime.topic() owner to supabase_realtime_admin;
alter function realtime.send(jsonb, text, text, boolean) owner to supabase_realtime_admin;
alter function realtime.notify_local_service() owner to supabase_realtime_admin;
