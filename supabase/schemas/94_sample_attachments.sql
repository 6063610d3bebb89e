-- Sample: attachments are the files of a task. A row says that a file is, or is about to be, in Supabase Storage. An upload is pending
-- until the database has seen that the object has the declared size and type.

-- The limits are those of lib/features/attachments/schema.ts and of the bucket. A test holds the three together.
create table public.attachments (
  id           uuid primary key default private.uuid_v7(),
  workspace_id uuid not null,
  task_id      uuid not null,
  file_name    text not null constraint attachments_file_name_form
    check (private.is_name(file_name, 255) and file_name !~ '[/\\]'),
  -- No type that a browser would run, such as HTML or SVG.
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
  -- The path of the object in the bucket. It leaves out the file's own name, which may hold characters that a path must not.
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

-- No client changes a row: private.complete_attachment() alone makes one ready.
revoke all on public.attachments from public, anon, authenticated, service_role;
grant select, insert (workspace_id, task_id, file_name, content_type, size_bytes), delete on public.attachments to app_user;
grant select, insert, update, delete on public.attachments to service_role;

-- For an API key "their own" are the uploads without a user, which API keys have begun.
create policy "members read what is ready, and their own uploads" on public.attachments
  for select to authenticated using (
    coalesce(workspace_id = any ((select private.workspaces_allowing('attachments.read'))::uuid[]), false)
    and (completed_at is not null or created_by is not distinct from (select auth.uid()))
  );

create policy "members who may write attach files" on public.attachments
  for insert to authenticated with check (workspace_id = any ((select private.workspaces_allowing('attachments.create'))::uuid[]));

create policy "uploaders remove their own files, owners and admins any" on public.attachments
  for delete to authenticated using (
    (created_by = (select auth.uid()) and workspace_id = any ((select private.workspaces_allowing('attachments.remove'))::uuid[]))
    or workspace_id = any ((select private.workspaces_allowing('attachments.moderate'))::uuid[])
  );

create trigger record_activity after insert or update or delete on public.attachments
  for each row execute function private.record_activity(
    'attachment', 'id', '{status,object_name}', 'file_name', 'completed_at', 'completed', 'reopened');

-- A task holds 50 files at most. Uploads to one task take turns, so none counts past another. The trigger runs after the policies, so
-- no caller learns of a task of another workspace.
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

-- Removes objects from Storage, by their names. Twelve tries over half a day outlast most of its outages. The sweep finds the rest.
select pgboss.create_queue('attachments.remove', '{"policy": "standard", "deadLetter": "dead", "expireInSeconds": 60,
  "retryLimit": 11, "retryDelay": 15, "retryBackoff": true, "retryDelayMax": 7200, "deleteAfterSeconds": 86400}');
-- Finds objects without a row, a part of the bucket at a time.
select pgboss.create_queue('attachments.sweep', '{"policy": "standard", "deadLetter": "dead", "expireInSeconds": 60,
  "retryLimit": 3, "retryDelay": 60, "retryBackoff": true, "deleteAfterSeconds": 86400}');

-- The removal of the object commits with that of its row, whether the row goes alone or with its task, project or workspace.
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

-- The bucket of the attachments. A user's token reaches an object when it reaches the row. API keys have no such token, so the server
-- acts for them.

insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
values ('attachments', 'attachments', false, 26214400, array[
  'image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'application/pdf', 'text/plain', 'text/csv',
  'text/markdown', 'application/json', 'application/zip', 'audio/mpeg', 'video/mp4', 'video/webm',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation'
]);

-- True for an object whose row the caller may read.
create function private.may_read_object(object text) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return exists (
    select from public.attachments
    where object_name = object
      and workspace_id = any (private.workspaces_allowing('attachments.read'))
      and (completed_at is not null or created_by is not distinct from auth.uid())
  );
end;
$$;
grant execute on function private.may_read_object(text) to authenticated;

-- True for the object of an upload that the caller has begun and not completed.
create function private.may_upload_object(object text) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return exists (
    select from public.attachments
    where object_name = object
      and workspace_id = any (private.workspaces_allowing('attachments.create'))
      and completed_at is null and created_by = auth.uid()
  );
end;
$$;
grant execute on function private.may_upload_object(text) to authenticated;

create policy "members read the attachments of their workspaces" on storage.objects
  for select to authenticated using (bucket_id = 'attachments' and private.may_read_object(name));

create policy "uploaders upload the attachments that they have begun" on storage.objects
  for insert to authenticated with check (bucket_id = 'attachments' and private.may_upload_object(name));

-- No client replaces or removes an object: a ready file stays the same, and goes with its row.

-- Makes an upload of the caller's own ready, once Storage has an object of the declared size and type. No row when there is no such
-- upload. A second call changes nothing. PT409 when no file, or another one, was uploaded.
create function private.complete_attachment(in_workspace uuid, in_task uuid, attachment uuid) returns setof public.attachments
language plpgsql security definer set search_path = ''
as $$
declare
  found_row public.attachments;
  uploaded jsonb;
begin
  select * into found_row from public.attachments
  where id = attachment and workspace_id = in_workspace and task_id = in_task
    and workspace_id = any (private.workspaces_allowing('attachments.create'))
    and created_by is not distinct from auth.uid()
  for update;
  if found_row.id is null or found_row.completed_at is not null then
    return query select found_row.* where found_row.id is not null;
    return;
  end if;

  uploaded := (
    select metadata from storage.objects
    where bucket_id = 'attachments' and name = found_row.object_name order by created_at desc limit 1
  );
  if uploaded is null then
    raise exception 'The file has not been uploaded yet.' using errcode = 'PT409';
  end if;
  -- Storage keeps the type with its parameters, such as a charset.
  if (uploaded ->> 'size')::bigint is distinct from found_row.size_bytes
    or lower(btrim(split_part(uploaded ->> 'mimetype', ';', 1))) is distinct from found_row.content_type then
    raise exception 'The uploaded file has another size or type than was declared: remove the attachment and begin again.'
      using errcode = 'PT409';
  end if;

  return query update public.attachments set completed_at = now() where id = found_row.id returning *;
end;
$$;
grant execute on function private.complete_attachment(uuid, uuid, uuid) to app_user;
