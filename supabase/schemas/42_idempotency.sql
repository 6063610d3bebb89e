-- Idempotency: one record for each key that a client gave a request. A repetition of the request gets the answer of the record.

create table private.idempotency_records (
  caller_id    uuid not null,
  -- Method and path. The same key with another operation is another record.
  operation    text not null constraint idempotency_records_operation_length check (char_length(operation) <= 1000),
  key          text not null constraint idempotency_records_key_length check (char_length(key) between 1 and 255),
  -- SHA-256 of the request.
  fingerprint  bytea not null constraint idempotency_records_fingerprint_length check (octet_length(fingerprint) = 32),
  -- Kept as text, so that a repetition gets it byte for byte. Null only inside of the transaction that makes it.
  answer       json,
  -- The account that takes the record along. Null when an API key acts.
  user_id      uuid default auth.uid() references public.profiles (id) on delete cascade,
  -- Clients retry within minutes. A day also covers those that queue over night.
  expires_at   timestamptz not null default now() + interval '24 hours',
  -- A workspace takes the answers along that its requests had.
  workspace_id uuid
    generated always as (substring(lower(operation) from '/workspaces/([0-9a-f-]{36})(?:/|$)')::uuid) stored
    references public.workspaces (id) on delete cascade,
  primary key (caller_id, operation, key)
);

-- Serves the removal of expired records.
create index idempotency_records_expires_at_idx on private.idempotency_records (expires_at);
-- Serves the removal of a profile.
create index idempotency_records_user_id_idx on private.idempotency_records (user_id);
-- Serves the removal of a workspace.
create index idempotency_records_workspace_id_idx on private.idempotency_records (workspace_id);

alter table private.idempotency_records enable row level security;

-- The functions below alone read and write records. Each reaches the caller's own records only.
revoke all on private.idempotency_records from public, anon, authenticated, service_role;

-- Claims a key for this transaction and returns nothing, or returns the answer of the request that had the key. Waits, up to
-- lock_timeout, for a transaction that holds the key now. PT422 when the key belongs to another request, PT409 when it has no answer yet.
create function private.claim_idempotency_key(for_operation text, given_key text, given_fingerprint bytea) returns setof json
language plpgsql security definer set search_path = ''
as $$
declare
  caller uuid := private.acting_id();
  kept private.idempotency_records;
begin
  delete from private.idempotency_records
  where caller_id = caller and operation = for_operation and key = given_key and expires_at <= now();

  insert into private.idempotency_records (caller_id, operation, key, fingerprint)
  values (caller, for_operation, given_key, given_fingerprint)
  on conflict (caller_id, operation, key) do nothing;
  if found then
    return;
  end if;

  select * into kept from private.idempotency_records
  where caller_id = caller and operation = for_operation and key = given_key;
  if kept.fingerprint <> given_fingerprint then
    raise exception 'the idempotency key belongs to another request' using errcode = 'PT422';
  end if;
  if kept.answer is null then
    raise exception 'the first request is still running' using errcode = 'PT409';
  end if;

  -- The statements of the repetition are already on their way: from here on none of them can write.
  perform set_config('transaction_read_only', 'on', true);
  return next kept.answer;
end;
$$;
grant execute on function private.claim_idempotency_key(text, text, bytea) to app_user;

-- Keeps the answer of a key that this transaction has claimed, so that both are committed or neither is.
create function private.keep_answer(for_operation text, given_key text, given_answer json) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  update private.idempotency_records set answer = given_answer
  where caller_id = private.acting_id() and operation = for_operation and key = given_key and answer is null;
  if not found then
    raise exception 'the idempotency key is not claimed';
  end if;
end;
$$;
grant execute on function private.keep_answer(text, text, json) to app_user;

-- Removes at most so many expired records, the oldest first, and returns their number.
create function private.purge_idempotency_records(at_most integer) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  removed integer;
begin
  delete from private.idempotency_records
  where (caller_id, operation, key) in (
    select caller_id, operation, key from private.idempotency_records
    where expires_at <= now()
    order by expires_at
    limit at_most
    for update skip locked
  );
  get diagnostics removed = row_count;
  return removed;
end;
$$;
grant execute on function private.purge_idempotency_records(integer) to service_role;
