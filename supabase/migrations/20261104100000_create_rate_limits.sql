-- How often callers and addresses have asked: one counter per allowance and whom it is for, shared by every instance.

-- Unlogged: a count costs no write-ahead log and no wait for the disk, and a crash of the database starts every allowance afresh.
create unlogged table private.rate_limits (
  -- A hash of the allowance and of whom it is for, so that no address and no e-mail address is kept here.
  key       text primary key constraint rate_limits_key_length check (char_length(key) = 43),
  used      integer not null,
  resets_at timestamptz not null
)
-- Room beside each row for its next version, so that counting touches no index.
with (fillfactor = 50);

-- Serves the removal of windows that are over.
create index rate_limits_resets_at_idx on private.rate_limits (resets_at);

alter table private.rate_limits enable row level security;

-- Nobody reads or writes it but through the functions below.
revoke all on private.rate_limits from public, anon, authenticated, service_role;

-- Counts one request against each key, whose window begins with its first request, and says how many there were in the window and
-- when it ends. By the clock of the database, so that instances need not agree about the time; in the order of the keys, so that
-- two requests with keys in common never wait for each other.
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

-- Removes up to so many windows that are over, the oldest first, and says how many there were.
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
