-- The bucket of the attachments, and who reaches its objects with a token of their own. Rows decide: an object is there for whom
-- its row is there. API keys have no such token; the server acts for them.

insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
values ('attachments', 'attachments', false, 26214400, array[
  'image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'application/pdf', 'text/plain', 'text/csv',
  'text/markdown', 'application/json', 'application/zip', 'audio/mpeg', 'video/mp4', 'video/webm',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation'
]);

-- The inner query is itself under the policies of attachments.
create policy "members read the attachments of their workspaces" on storage.objects
  for select to authenticated using (
    bucket_id = 'attachments'
    and exists (select from public.attachments where attachments.object_name = objects.name)
  );

create policy "who has begun an attachment uploads it" on storage.objects
  for insert to authenticated with check (
    bucket_id = 'attachments'
    and exists (
      select from public.attachments
      where attachments.object_name = objects.name
        and attachments.completed_at is null
        and attachments.created_by = (select auth.uid())
        and attachments.workspace_id = any ((select private.workspaces_allowing('attachments.create'))::uuid[])
    )
  );

-- Nobody replaces or removes an object: what is ready stays what it was, and goes with its row.

-- Makes an upload of the caller's own ready, once Storage has an object of the declared size and type; no row where there is none.
-- Done twice it changes nothing. PT409: nothing, or something else, was uploaded.
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
grant execute on function private.complete_attachment(uuid, uuid, uuid) to authenticated;
