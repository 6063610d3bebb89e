import type { FeatureProof } from '../support/feature-proof.ts'

const attach =
  'insert into attachments (workspace_id, task_id, file_name, content_type, size_bytes, created_by, completed_at)'

export const proof: FeatureProof = {
  columns: `
public.attachments
  id = private.uuid_v7()
  workspace_id
  task_id
  file_name
  content_type
  size_bytes
  completed_at?
  status := CASE WHEN (completed_at IS NULL) THEN 'pending'::text ELSE 'ready'::text END
  object_name := (((((workspace_id)::text || '/'::text) || (task_id)::text) || '/'::text) || (id)::text)
  created_by? = auth.uid()
  created_at = now()
`,
  access: `
attachments
  -. xxxx x. x   select id workspace_id task_id file_name content_type size_bytes completed_at status object_name
  -. xxxx x. x   select created_by created_at
  -. .xxx x. x   insert workspace_id task_id file_name content_type size_bytes
  -- ---- -- x   insert rest
  -- ---- -- x   update rest
  -. ..xx .. x   delete
  -. .... .. !   move

attachments that another has begun
  -. .... .. x   select id

attachments of one's own
  -. xxxx .. .   select id
  -. .xxx .. .   delete

storage.objects
  .. xxxx x. x   read
  -. .xxx .. x   upload
  .. .... .. x   upload for another
  .. .... .. x   replace
  .. .... .. x   remove
`,
  functions: `
  -x-   private.complete_attachment(uuid,uuid,uuid)
  xx-   private.may_read_object(text)
  xx-   private.may_upload_object(text)
`,
  rows: {
    attachment: `${attach} values (:ours, :task, 'plan.pdf', 'application/pdf', 1, :bystander, now()) returning id`,
    begun: `${attach} values (:ours, :task, 'draft.pdf', 'application/pdf', 1, :bystander, null) returning id`,
    ownUploads: `${attach}
    select :ours, :task, 'mine.pdf', 'application/pdf', 1, id, null from unnest(array[:viewer, :member, :admin, :owner]::uuid[]) as id returning id`,
    object: `insert into storage.objects (bucket_id, name)
    select 'attachments', object_name from attachments where id = :attachment returning id`,
  },
  lasting: ['attachments insert', 'storage.objects upload'],
  targets: {
    attachments: 'id = :attachment',
    'attachments that another has begun': 'id = :begun',
    "attachments of one's own": 'workspace_id = :ours and created_by = :self',
  },
  samples: {
    attachments: {
      workspace_id: ':ours',
      task_id: ':task',
      file_name: `'new.pdf'`,
      content_type: `'application/pdf'`,
      size_bytes: '1',
    },
  },
  ownVerbs: {
    'storage.objects read': 'select from storage.objects where id = :object',
    'storage.objects upload': `insert into storage.objects (bucket_id, name)
    values ('attachments', (select object_name from attachments where created_by = :self and completed_at is null))`,
    'storage.objects upload for another': `insert into storage.objects (bucket_id, name)
    values ('attachments', concat_ws('/', :ours, :task, :begun))`,
    'storage.objects replace': `update storage.objects set metadata = '{}' where id = :object`,
    'storage.objects remove': 'delete from storage.objects where id = :object',
  },
  refusals: `
attachments_file_name_form          update attachments set file_name = 'a/b' where id = :attachment
attachments_file_name_form          update attachments set file_name = ' ' where id = :attachment
attachments_file_name_form          update attachments set file_name = repeat('x', 256) where id = :attachment
attachments_content_type_known      update attachments set content_type = 'text/html' where id = :attachment
attachments_size_bytes_limit        update attachments set size_bytes = 0 where id = :attachment
attachments_size_bytes_limit        update attachments set size_bytes = 26214401 where id = :attachment
`,
  effects: {
    'attachments.remove_objects': [
      `delete from attachments where id = :attachment`,
      `select exists (select from pgboss.job where name = 'attachments.remove' and created_on = now())`,
    ],
  },
  refusedByTriggers: {
    'attachments.bound_attachments': `insert into attachments (workspace_id, task_id, file_name, content_type, size_bytes)
    select :ours, :task, 'x.pdf', 'application/pdf', 1 from generate_series(1, 51)`,
  },
  changes: {
    attachments: `update attachments set completed_at = now() where id = :begun`,
  },
  implied: ['attachments_object_name_key'],
  without: {
    count_version: { 'public.attachments': 'no client changes it' },
  },
  // No file was ever uploaded.
  refusedByData: { getAttachmentDownload: 404, completeAttachment: 409 },
  plans: {
    seed: `
insert into attachments (workspace_id, task_id, file_name, content_type, size_bytes, completed_at, created_by)
  select workspace_id, pg_temp.id('task' || n), 'file.pdf', 'application/pdf', 1, now(), user_id from seats where n <= 20000;
`,
    rows: {
      attachmentId: `insert into attachments (workspace_id, task_id, file_name, content_type, size_bytes, created_by, completed_at)
        values (:workspaceId, :taskId, 'a.pdf', 'application/pdf', 1, :ownerId, now()) returning id`,
      begunId: `insert into attachments (workspace_id, task_id, file_name, content_type, size_bytes, created_by, completed_at)
        values (:workspaceId, :taskId, 'a.pdf', 'application/pdf', 1, :ownerId, null) returning id`,
    },
    requests: [
      [`GET /workspaces/{workspaceId}/tasks/{taskId}/attachments`],
      [
        `POST /workspaces/{workspaceId}/tasks/{siblingId}/attachments`,
        { fileName: 'a.pdf', contentType: 'application/pdf', sizeBytes: 1 },
      ],
      [`GET /workspaces/{workspaceId}/tasks/{taskId}/attachments/{attachmentId}`],
      [`GET /workspaces/{workspaceId}/tasks/{taskId}/attachments/{attachmentId}/download`],
      [`GET /workspaces/{workspaceId}/tasks/{taskId}/attachments/{begunId}/upload`],
      [`PUT /workspaces/{workspaceId}/tasks/{taskId}/attachments/{attachmentId}/completion`],
      [`DELETE /workspaces/{workspaceId}/tasks/{taskId}/attachments/{attachmentId}`],
    ],
    otherQueries: `
  select from attachments where completed_at is null and created_at < now() order by created_at limit 1;
`,
    askStorage: [
      'POST /workspaces/{workspaceId}/tasks/{siblingId}/attachments',
      'GET /workspaces/{workspaceId}/tasks/{taskId}/attachments/{attachmentId}/download',
      'GET /workspaces/{workspaceId}/tasks/{taskId}/attachments/{begunId}/upload',
    ],
  },
}
