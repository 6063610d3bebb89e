-- Live updates: a page that shows a workspace hears that something in it has changed, by Supabase Realtime's Broadcast from the
-- database. The message does not say more: each page asks again, as its own user.
-- https://supabase.com/docs/guides/realtime/broadcast#broadcast-using-database-changes

create function private.topic_of(workspace uuid) returns text
language sql immutable set search_path = ''
as $$
  select 'workspace:' || workspace;
$$;

-- The topic for which the server mints a token for this caller. PT401 for a user whose session has ended, otherwise as
-- private.require_permission.
create function private.live_topic(in_workspace uuid) returns text
language plpgsql stable security definer set search_path = ''
as $$
begin
  if auth.uid() is not null then
    perform private.require_session();
  end if;
  perform private.require_permission(in_workspace, 'workspace.read');
  return private.topic_of(in_workspace);
end;
$$;
grant execute on function private.live_topic(uuid) to app_user;

-- A live token is a token of anon with the name of one topic, signed by the server. Realtime asks this once when a client joins, and again
-- with each new token. No client may send to a topic, and a person's own token joins none. Hosted Realtime owns this table, so no grant on
-- it can be made, and a role of our own would have no rights to it.
-- https://supabase.com/docs/guides/realtime/authorization
create policy "a live token hears of its topic" on realtime.messages
  for select to anon using (
    extension = 'broadcast' and (select realtime.topic()) = ((select auth.jwt()) ->> 'live_topic')
  );

-- Sends the message that commits with the change. A message that cannot be sent is a warning in the log of Postgres and refuses no
-- change.
create function private.tell_viewers() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  topic text := private.topic_of(coalesce(new.workspace_id, old.workspace_id));
begin
  -- Once in a transaction is enough, however many rows it changes.
  if current_setting('app.viewers_told', true) is distinct from topic then
    perform set_config('app.viewers_told', topic, true);
    perform realtime.send(
      jsonb_build_object('requestId', nullif(current_setting('app.request_id', true), '')),
      'changed', topic, true
    );
  end if;
  return null;
end;
$$;

create trigger tell_viewers after insert on public.activity for each row execute function private.tell_viewers();
-- A workspace that goes leaves no activity, but its memberships go with it.
create trigger tell_viewers after delete on public.memberships for each row execute function private.tell_viewers();
