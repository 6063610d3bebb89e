-- Files of a task: a row here says that a file is, or is about to be, in Supabase Storage. An upload is pending until the database
-- has seen that the object is what was declared.

insert into private.role_permissions (permission, role)
select permission, role
from (values
  ('attachments.read',     array['owner', 'admin', 'member', 'viewer']),
  ('attachments.create',   array['owner', 'admin', 'member']),
  ('attachments.remove',   array['owner', 'admin', 'member']),
  ('attachments.moderate', array['owner', 'admin'])
) as vocabulary (permission, roles)
cross join lateral unnest(vocabulary.roles) as role;

insert into private.key_scopes (permission) values ('attachments.read'), ('attachments.create');

-- The limits are those of lib/features/attachments/schema.ts and of the bucket; a test holds the three together.
create table public.attachments (
  id           uuid primary key default private.uuid_v7(),
  workspace_id uuid not null,
  task_id      uuid not null,
  file_name    text not null constraint attachments_file_name_form
    check (char_length(file_name) between 1 and 255 and file_name ~ '\S' and file_name !~ '[[:cntrl:]/\\]'),
  -- Nothing that a browser would run, such as HTML or SVG.
  content_type text not null constraint attachments_content_type_known check (content_type in (
    'image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'application/pdf', 'text/plain', 'text/csv',
    'text/markdown', 'application/json', 'application/zip', 'audio/mpeg', 'video/mp4', 'video/webm',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/vnd.openxmlformats-officedocument.presentationml.presentation'
  )),
  size_bytes   integer not null constraint attachments_size_bytes_limit check (size_bytes between 1 and 26214400),
  completed_at timestamptz,
  status       text not null generated always as (case when completed_at is null then 'pending' else 'ready' end) stored,
  -- Where the object is in the bucket. The file's own name is no part of it: it may hold what a path must not.
  object_name  text not null unique generated always as (workspace_id::text || '/' || task_id::text || '/' || id::text) stored,
  created_by   uuid default auth.uid() references public.profiles (id) on delete set null,
  created_at   timestamptz not null default now(),
  -- A file cannot sit in one workspace and belong to a task of another.
  foreign key (workspace_id, task_id) references public.tasks (workspace_id, id) on delete cascade
);

-- Serves the list of a task's attachments, oldest first, their number, and the removal of a task.
create index attachments_workspace_id_task_id_id_idx on public.attachments (workspace_id, task_id, id);
-- Serves the removal of a profile.
create index attachments_created_by_idx on public.attachments (created_by);
-- Serves the removal of uploads that were never completed.
create index attachments_pending_idx on public.attachments (created_at) where completed_at is null;

alter table public.attachments enable row level security;

-- Nobody changes a row: private.complete_attachment() alone makes one ready.
revoke all on public.attachments from public, anon, authenticated, service_role;
grant select, insert (workspace_id, task_id, file_name, content_type, size_bytes), delete on public.attachments to authenticated;
grant select, insert, update, delete on public.attachments to service_role;

-- For an API key "their own" are those of nobody: what it and its like have begun.
create policy "members read what is ready in their workspaces, and their own uploads" on public.attachments
  for select to authenticated using (
    workspace_id = any ((select private.workspaces_allowing('attachments.read'))::uuid[])
    and (completed_at is not null or created_by is not distinct from (select auth.uid()))
  );

create policy "members who may write attach files" on public.attachments
  for insert to authenticated with check (workspace_id = any ((select private.workspaces_allowing('attachments.create'))::uuid[]));

create policy "members who may write remove their own files, owners and admins any" on public.attachments
  for delete to authenticated using (
    (created_by = (select auth.uid()) and workspace_id = any ((select private.workspaces_allowing('attachments.remove'))::uuid[]))
    or workspace_id = any ((select private.workspaces_allowing('attachments.moderate'))::uuid[])
  );

create trigger record_activity after insert or update or delete on public.attachments
  for each row execute function private.record_activity('attachment', 'id', '{status,object_name}');

-- A task holds 50 files at most. Those who attach to one task take turns, so that none counts past another. It looks once the
-- policies have let the row in, so that nobody learns of a task that is not theirs.
create function private.bound_attachments() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform from public.tasks where workspace_id = new.workspace_id and id = new.task_id for no key update;
  if (select count(*) from public.attachments where workspace_id = new.workspace_id and task_id = new.task_id) > 50 then
    raise exception 'A task has 50 attachments at most.' using errcode = 'PT409';
  end if;
  return null;
end;
$$;

create trigger bound_attachments after insert on public.attachments
  for each row execute function private.bound_attachments();

-- Storage is asked to remove objects, by names. Twelve tries over half a day outlast most of its outages; the sweep finds the rest.
select pgboss.create_queue('attachments.remove', '{"policy": "standard", "deadLetter": "dead", "expireInSeconds": 60,
  "retryLimit": 11, "retryDelay": 15, "retryBackoff": true, "retryDelayMax": 7200, "deleteAfterSeconds": 86400}');
-- Looks for objects without a row, a part of the bucket at a time.
select pgboss.create_queue('attachments.sweep', '{"policy": "standard", "deadLetter": "dead", "expireInSeconds": 60,
  "retryLimit": 3, "retryDelay": 60, "retryBackoff": true, "deleteAfterSeconds": 86400}');

-- However a row goes, alone or with its task, project or workspace, the removal of its object commits with it.
create function private.remove_objects() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.enqueue('attachments.remove', jsonb_build_object('names', names))
  from (
    select jsonb_agg(object_name) as names
    from (select object_name, (row_number() over () - 1) / 100 as part from removed) as parted
    group by part
  ) as batches;
  return null;
end;
$$;

create trigger remove_objects after delete on public.attachments
  referencing old table as removed for each statement execute function private.remove_objects();
