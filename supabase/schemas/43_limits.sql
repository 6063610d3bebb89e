-- Rate limits: one counter for each allowance and each caller or address, shared by every instance.

-- Unlogged, so that a count costs no write-ahead log and no wait for the disk. A crash of the database starts every allowance afresh.
create unlogged table private.rate_limits (
  -- A hash of the allowance and of its caller or address, so that no address and no e-mail address is kept here.
  key       text primary key constraint rate_limits_key_length check (char_length(key) = 43),
  used      integer not null,
  resets_at timestamptz not null
)
-- Room beside each row for its next version, so that counting touches no index.
with (fillfactor = 50);

-- Serves the removal of ended windows.
create index rate_limits_resets_at_idx on private.rate_limits (resets_at);

alter table private.rate_limits enable row level security;

-- The functions below alone read and write counters.
revoke all on private.rate_limits from public, anon, authenticated, service_role;

-- Counts one request against each key, and returns the number of requests in the key's window and the time until it ends. A window
-- begins with its first request. The clock is that of the database, so instances need not agree about the time. The order is that of
-- the keys, so two requests with keys in common never wait for each other.
create function private.count_request(counted_keys text[], window_seconds integer[])
returns table (key text, used integer, reset_ms integer)
language plpgsql security definer set search_path = ''
as $$
begin
  return query
  insert into private.rate_limits as kept (key, used, resets_at)
  select given.key, 1, now() + make_interval(secs => given.seconds)
  from unnest(counted_keys, window_seconds) as given (key, seconds)
  order by given.key
  on conflict on constraint rate_limits_pkey do update set
    used = case when kept.resets_at > now() then kept.used + 1 else 1 end,
    resets_at = case when kept.resets_at > now() then kept.resets_at else excluded.resets_at end
  returning kept.key, kept.used, ceil(extract(epoch from kept.resets_at - now()) * 1000)::integer;
end;
$$;
grant execute on function private.count_request(text[], integer[]) to service_role;

-- Removes at most so many ended windows, the oldest first, and returns their number.
create function private.purge_rate_limits(at_most integer) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  removed integer;
begin
  delete from private.rate_limits
  where rate_limits.key in (
    select rate_limits.key from private.rate_limits
    where resets_at <= now()
    order by resets_at
    limit at_most
    for update skip locked
  );
  get diagnostics removed = row_count;
  return removed;
end;
$$;
grant execute on function private.purge_rate_limits(integer) to service_role;

-- Counts one use of an allowance in the transaction that wants it, and refuses one too many: PT429, with the seconds to wait as its
-- detail. A transaction that fails has used nothing.
create function private.use_allowance(allowance text, subject text, at_most integer, window_seconds integer, refusal text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
  -- The key that counterKey() in lib/limits/quotas.ts makes of the same words.
  counter_key text := translate(
    rtrim(encode(sha256(convert_to(allowance || ' ' || subject, 'UTF8')), 'base64'), '='), '+/', '-_'
  );
  counted record;
begin
  select used, reset_ms into counted from private.count_request(array[counter_key], array[window_seconds]);
  if counted.used > at_most then
    raise exception '%', refusal using errcode = 'PT429', detail = ceil(counted.reset_ms / 1000.0)::integer::text;
  end if;
end;
$$;
