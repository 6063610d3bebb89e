-- What a user sees and changes of their own account.

alter table public.profiles add column version integer not null default 1;

create trigger count_version before update on public.profiles
  for each row execute function private.count_version();

-- The address as the account has it now; that of a token may be older.
create function private.own_email() returns text
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (select email from auth.users where id = auth.uid());
end;
$$;
grant execute on function private.own_email() to authenticated;

-- The caller's living sessions, the latest sign-in first; those after a position when one is given.
create function private.own_sessions(after_moment timestamptz, after_id uuid, at_most integer)
returns table (id uuid, created_at timestamptz, last_used_at timestamptz, user_agent text, ip_address text, current boolean)
language plpgsql stable security definer set search_path = ''
as $$
begin
  return query
  select
    sessions.id,
    sessions.created_at,
    coalesce(sessions.refreshed_at at time zone 'UTC', sessions.created_at),
    sessions.user_agent,
    host(sessions.ip),
    sessions.id = (auth.jwt() ->> 'session_id')::uuid
  from auth.sessions
  where sessions.user_id = auth.uid()
    and (sessions.not_after is null or sessions.not_after > now())
    and (after_id is null or (sessions.created_at, sessions.id) < (after_moment, after_id))
  order by sessions.created_at desc, sessions.id desc
  limit at_most;
end;
$$;
grant execute on function private.own_sessions(timestamptz, uuid, integer) to authenticated;

-- Signs the caller out of one session, or without an id out of all, and says of how many. Their refresh tokens go with them.
create function private.end_own_sessions(chosen uuid) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  ended integer;
begin
  perform private.require_session();
  delete from auth.sessions where user_id = auth.uid() and (chosen is null or id = chosen);
  get diagnostics ended = row_count;
  return ended;
end;
$$;
grant execute on function private.end_own_sessions(uuid) to authenticated;
