-- Live updates: a page that shows a workspace hears that something in it has changed, by Supabase Realtime's Broadcast from the
-- database. The message does not say more: each page asks again, as its own user.
-- https://supabase.com/docs/guides/realtime/broadcast#broadcast-using-database-changes

-- Realtime asks this once when a client joins a topic, and again with each new access token. No client may send to a topic.
create policy "members hear of changes in their workspaces" on realtime.messages
  for select to authenticated using (
    extension = 'broadcast'
    and (select realtime.topic()) = any (
      select 'workspace:' || id from unnest((select private.workspaces_allowing('workspace.read'))::uuid[]) as id
    )
  );

-- Sends the message that commits with the change. A message that cannot be sent is a warning in the log of Postgres and refuses no
-- change.
create function private.tell_viewers() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  changed_workspace text := coalesce(new.workspace_id, old.workspace_id);
begin
  -- Once in a transaction is enough, however many rows it changes.
  if current_setting('app.viewers_told', true) is distinct from changed_workspace then
    perform set_config('app.viewers_told', changed_workspace, true);
    perform realtime.send(
      jsonb_build_object('requestId', nullif(current_setting('app.request_id', true), '')),
      'changed', 'workspace:' || changed_workspace, true
    );
  end if;
  return null;
end;
$$;

create trigger tell_viewers after insert on public.activity for each row execute function private.tell_viewers();
-- A workspace that goes leaves no activity, but its memberships go with it.
create trigger tell_viewers after delete on public.memberships for each row execute function private.tell_viewers();
