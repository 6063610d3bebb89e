-- Labels name what tasks have in common; each workspace has its own.

insert into private.role_permissions (permission, role)
select permission, role
from (values
  ('labels.read',   array['owner', 'admin', 'member', 'viewer']),
  ('labels.create', array['owner', 'admin', 'member']),
  ('labels.change', array['owner', 'admin', 'member']),
  ('labels.remove', array['owner', 'admin'])
) as vocabulary (permission, roles)
cross join lateral unnest(vocabulary.roles) as role;

create table public.labels (
  id           uuid primary key default private.uuid_v7(),
  workspace_id uuid not null references public.workspaces (id) on delete cascade,
  name         text not null constraint labels_name_length check (btrim(name) <> '' and char_length(name) <= 40),
  colour       text not null constraint labels_colour_known check (
    colour in ('grey', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink')
  ),
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  -- What a labelled task refers to; read backwards it serves the list of labels, newest first.
  unique (workspace_id, id)
);

-- Refuses a second label of the same name, whatever its case.
create unique index labels_workspace_id_name_key on public.labels (workspace_id, lower(name));

alter table public.labels enable row level security;

revoke all on public.labels from public, anon, authenticated, service_role;
grant select, insert (workspace_id, name, colour), update (name, colour), delete on public.labels to authenticated;
grant select, insert, update, delete on public.labels to service_role;

create policy "members read their labels" on public.labels
  for select to authenticated using (workspace_id = any ((select private.workspaces_allowing('labels.read'))::uuid[]));

create policy "members who may write add labels" on public.labels
  for insert to authenticated with check (workspace_id = any ((select private.workspaces_allowing('labels.create'))::uuid[]));

create policy "members who may write change labels" on public.labels
  for update to authenticated
  using (workspace_id = any ((select private.workspaces_allowing('labels.change'))::uuid[]))
  with check (workspace_id = any ((select private.workspaces_allowing('labels.change'))::uuid[]));

create policy "owners and admins remove labels" on public.labels
  for delete to authenticated using (workspace_id = any ((select private.workspaces_allowing('labels.remove'))::uuid[]));

create trigger touch_updated_at before update on public.labels
  for each row execute function private.touch_updated_at();
