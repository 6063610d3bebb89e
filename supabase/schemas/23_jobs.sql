-- Jobs: the rights on the queue, the kinds that belong to no topic, and the one way to add a job, inside of the transaction that wants
-- it. Another kind is a call of pgboss.create_queue() in the file of its topic. A test holds the kinds together with those of the code.

-- Only the service role works the queue. The Data API does not show it.
revoke all on schema pgboss from public, anon, authenticated, service_role;
revoke all on all tables in schema pgboss from public, anon, authenticated, service_role;
revoke all on all functions in schema pgboss from public, anon, authenticated, service_role;
grant usage on schema pgboss to service_role;
grant select, insert, update, delete on all tables in schema pgboss to service_role;
grant execute on all functions in schema pgboss to service_role;

-- These functions name every object with its schema, so they need no search path that a caller could choose.
alter function pgboss.job_now() set search_path = '';
alter function pgboss.job_table_format(text, text) set search_path = '';
alter function pgboss.job_table_run(text, text, text) set search_path = '';
alter function pgboss.job_table_run_async(text, int, text, text, text) set search_path = '';
alter function pgboss.create_queue(text, jsonb) set search_path = '';
alter function pgboss.delete_queue(text) set search_path = '';

-- The dead-letter queue keeps a job that has failed for the last time, so that an operator can see it and retry it. A job whose worker
-- died is given to another worker after expireInSeconds.
select pgboss.create_queue('dead', '{"policy": "standard", "retryLimit": 0, "retentionSeconds": 2592000}');
-- Ten tries over some four hours outlast most outages of a mail server. A mail may hold a secret link, so it is kept for a day only.
select pgboss.create_queue('mail.send', '{"policy": "standard", "deadLetter": "dead", "expireInSeconds": 60,
  "retryLimit": 9, "retryDelay": 15, "retryBackoff": true, "retryDelayMax": 3600, "deleteAfterSeconds": 86400}');
-- Upkeep that is due is added once: the queue remembers a run for longer than the month that lies between two runs at most.
select pgboss.create_queue('upkeep.run', '{"policy": "standard", "deadLetter": "dead", "expireInSeconds": 60,
  "retryLimit": 3, "retryDelay": 60, "retryBackoff": true, "deleteAfterSeconds": 3024000}');

-- Adds a job that exists once the transaction commits, and returns its id. A second job with the same key is left out, and null
-- returned, for as long as the queue remembers the first.
create function private.enqueue(job_name text, payload jsonb, run_after timestamptz default now(), once_key text default null)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  added uuid;
begin
  if octet_length(payload::text) > 100000 then
    raise exception 'the payload of a job is limited to 100,000 bytes' using errcode = '54000';
  end if;

  insert into pgboss.job (
    name, data, start_after, singleton_key, singleton_on, expire_seconds, deletion_seconds, keep_until,
    retry_limit, retry_delay, retry_backoff, retry_delay_max, policy, dead_letter, heartbeat_seconds
  )
  select
    queue.name,
    jsonb_build_object('payload', payload, 'requestId', current_setting('app.request_id', true)),
    run_after,
    once_key,
    case when once_key is not null then timestamp 'epoch' end,
    queue.expire_seconds,
    queue.deletion_seconds,
    run_after + queue.retention_seconds * interval '1 second',
    queue.retry_limit,
    queue.retry_delay,
    queue.retry_backoff,
    queue.retry_delay_max,
    queue.policy,
    queue.dead_letter,
    queue.heartbeat_seconds
  from pgboss.queue
  where queue.name = job_name and queue.name <> 'dead'
  on conflict do nothing
  returning id into added;

  if added is null and not exists (select from pgboss.queue where name = job_name and name <> 'dead') then
    raise exception 'there is no job named %', job_name using errcode = '42704';
  end if;
  return added;
end;
$$;
grant execute on function private.enqueue(text, jsonb, timestamptz, text) to authenticated, service_role;

-- A finished mail is kept for a day, to be counted and looked at. Its text and its recipient are not.
create function private.forget_sent_mail() returns trigger
language plpgsql set search_path = ''
as $$
begin
  new.data := null;
  return new;
end;
$$;

create trigger forget_sent_mail before update of state on pgboss.job
  for each row when (new.state = 'completed' and new.name in ('mail.send', 'invitation.mail', 'account-notice.mail'))
  execute function private.forget_sent_mail();
