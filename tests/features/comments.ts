import type { FeatureProof } from '../support/feature-proof.ts'

export const proof: FeatureProof = {
  columns: `
public.comments
  id = private.uuid_v7()
  workspace_id
  task_id
  body
  version = 1
  created_by? = auth.uid()
  created_at = now()
  updated_at = now()
`,
  access: `
comments
  -. xxxx x. x   select id workspace_id task_id body version created_by created_at updated_at
  -. .xxx x. x   insert workspace_id task_id body
  -- ---- -- x   insert rest
  -. .... .. x   update body
  -- ---- -- x   update rest
  -. ..xx .. x   delete
  -. .... .. !   move
  -. .... .. x   take over

comments of one's own
  -. .xxx .. .   update body
  -. .xxx .. .   delete
  -. .... .. .   move
`,
  rows: {
    comment: `insert into comments (workspace_id, task_id, body, created_by) values (:ours, :task, 'Hm', :bystander) returning id`,
    ownComments: `insert into comments (workspace_id, task_id, body, created_by)
    select :ours, :task, 'Mine', id from unnest(array[:viewer, :member, :admin, :owner]::uuid[]) as id returning id`,
  },
  lasting: ['comments insert', "comments of one's own update"],
  targets: {
    comments: 'id = :comment',
    "comments of one's own": 'workspace_id = :ours and created_by = :self',
  },
  samples: {
    comments: { workspace_id: ':ours', task_id: ':task', body: `'New'` },
  },
  ownVerbs: {
    'comments take over': 'update comments set created_by = :self where id = :comment',
  },
  refusals: `
comments_body_form                  update comments set body = ' ' where id = :comment
comments_body_form                  update comments set body = repeat('x', 10001) where id = :comment
`,
  changes: {
    comments: `update comments set body = 'Changed' where id = :comment`,
  },
  plans: {
    seed: `
insert into comments (workspace_id, task_id, body, created_by)
  select workspace_id, pg_temp.id('task' || n), 'Comment ' || n, user_id from seats;
`,
    rows: {
      commentId: `insert into comments (workspace_id, task_id, body, created_by)
        select :workspaceId, :taskId, 'Hm', :ownerId from generate_series(1, 500) returning id`,
    },
    requests: [
      [`GET /workspaces/{workspaceId}/tasks/{taskId}/comments`],
      [`POST /workspaces/{workspaceId}/tasks/{taskId}/comments`, { body: 'Hm' }],
      [`GET /workspaces/{workspaceId}/tasks/{taskId}/comments/{commentId}`],
      [`PATCH /workspaces/{workspaceId}/tasks/{taskId}/comments/{commentId}`, { body: 'Hm!' }],
      [`DELETE /workspaces/{workspaceId}/tasks/{taskId}/comments/{commentId}`],
    ],
  },
}
