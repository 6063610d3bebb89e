-- Who looks at a workspace hears that something in it has changed, by Supabase Realtime's Broadcast from the database. What has
-- changed is not said: whoever hears it asks again, as themselves.
-- https://supabase.com/docs/guides/realtime/broadcast#broadcast-using-database-changes

-- Realtime asks this once when somebody joins a topic, and again with each new access token. Nobody may send to one.
create policy "members hear of changes in their workspaces" on realtime.messages
  for select to authenticated using (
    extension = 'broadcast'
    and (select realtime.topic()) = any (
      select 'workspace:' || id from unnest((select private.workspaces_allowing('workspace.read'))::uuid[]) as id
    )
  );

-- The message commits with the change. One that cannot be sent is a warning in the log of Postgres and no more: no change is
-- refused because nobody can be told of it.
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
-- What leaves no row in the activity: the labels of a task, and a workspace that goes, whose memberships go with it.
create trigger tell_viewers after insert or delete on public.task_labels for each row execute function private.tell_viewers();
create trigger tell_viewers after delete on public.memberships for each row execute function private.tell_viewers();
