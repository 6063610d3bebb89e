-- Notes: short texts that a workspace shares.

create table public.notes (
  id           uuid primary key default private.uuid_v7(),
  workspace_id uuid not null references public.workspaces (id) on delete cascade,
  title        text not null constraint notes_title_form check (private.is_name(title, 80)),
  body         text not null default '' constraint notes_body_form check (private.is_prose(body, 2000)),
  created_by   uuid default auth.uid() references public.profiles (id) on delete set null,
  version      integer not null default 1,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now()
);

-- Serves the list of notes, newest first, and the removal of a workspace.
create index notes_workspace_id_id_idx on public.notes (workspace_id, id desc);
-- Refuses a second note of the same title, whatever its case.
create unique index notes_workspace_id_title_key on public.notes (workspace_id, lower(title));
-- Serves the removal of a profile.
create index notes_created_by_idx on public.notes (created_by);

alter table public.notes enable row level security;

revoke all on public.notes from public, anon, authenticated, service_role;
grant select, insert (workspace_id, title, body), update (title, body), delete on public.notes to app_user;
grant select, insert, update, delete on public.notes to service_role;

create policy "members read their notes" on public.notes
  for select to authenticated
  using (coalesce(workspace_id = any ((select private.workspaces_allowing('notes.read'))::uuid[]), false));

create policy "members who may write add notes" on public.notes
  for insert to authenticated with check (workspace_id = any ((select private.workspaces_allowing('notes.create'))::uuid[]));

create policy "members who may write change notes" on public.notes
  for update to authenticated
  using (workspace_id = any ((select private.workspaces_allowing('notes.change'))::uuid[]))
  with check (workspace_id = any ((select private.workspaces_allowing('notes.change'))::uuid[]));

create policy "owners and admins remove notes" on public.notes
  for delete to authenticated using (workspace_id = any ((select private.workspaces_allowing('notes.remove'))::uuid[]));

create trigger touch_updated_at before update on public.notes
  for each row execute function private.touch_updated_at();
create trigger count_version before update on public.notes
  for each row execute function private.count_version();
create trigger record_activity after insert or update or delete on public.notes
  for each row execute function private.record_activity('note', 'id', '{}', 'title');
