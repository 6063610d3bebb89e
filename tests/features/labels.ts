import type { FeatureProof } from '../support/feature-proof.ts'

export const proof: FeatureProof = {
  columns: `
public.labels
  id = private.uuid_v7()
  workspace_id
  name
  colour
  version = 1
  created_at = now()
  updated_at = now()

public.task_labels
  workspace_id
  task_id
  label_id
  created_at = now()
`,
  access: `
labels
  -. xxxx .. x   select id workspace_id name colour version created_at updated_at
  -. .xxx .. x   insert workspace_id name colour
  -- ---- -- x   insert rest
  -. .xxx .. x   update name colour
  -- ---- -- x   update rest
  -. ..xx .. x   delete
  -. .... .. !   move

task_labels
  -. xxxx x. x   select workspace_id task_id label_id created_at
  -. .xxx x. x   insert workspace_id task_id label_id
  -- ---- -- x   insert rest
  -- ---- -- x   update rest
  -. .xxx x. x   delete
  -. .... .. !   move
`,
  rows: {
    label: `insert into labels (workspace_id, name, colour) values (:ours, 'Worn', 'red') returning id`,
    spareLabel: `insert into labels (workspace_id, name, colour) values (:ours, 'Spare', 'red') returning id`,
    taskLabel: `insert into task_labels (workspace_id, task_id, label_id) values (:ours, :task, :label) returning task_id as id`,
  },
  lasting: ['labels insert', 'labels update', 'task_labels insert', 'task_labels delete'],
  targets: {
    labels: 'id = :label',
    task_labels: 'task_id = :task',
  },
  samples: {
    labels: { workspace_id: ':ours', name: `'New'`, colour: `'red'` },
    task_labels: { workspace_id: ':ours', task_id: ':task', label_id: ':spareLabel' },
  },
  refusals: `
labels_workspace_id_fkey            insert into labels (workspace_id, name, colour) values (:new, 'New', 'red')
labels_name_form                    update labels set name = ' ' where id = :label
labels_name_form                    update labels set name = repeat('x', 41) where id = :label
labels_colour_known                 update labels set colour = 'ultraviolet' where id = :label
labels_workspace_id_id_key          update task_labels set label_id = :new where task_id = :task
labels_workspace_id_name_key        insert into labels (workspace_id, name, colour) values (:ours, 'WORN', 'red')
`,
  effects: {
    'task_labels.tell_viewers': [
      'delete from task_labels where task_id = :task',
      `select count(*) = 1 from realtime.messages where topic = 'workspace:' || :ours and inserted_at = now()`,
    ],
  },
  changes: {
    labels: `update labels set name = 'Changed' where id = :label`,
  },
  without: {
    record_activity: {
      'public.task_labels': 'its rows have no id, and private.tell_viewers() tells of them',
    },
    count_version: { 'public.task_labels': 'a row is added and removed, never changed' },
  },
  // A name is taken once.
  refusedByData: { createLabel: 409 },
  plans: {
    // A search by name reads the names of the tenant, 10,000 at most.
    counted: { [`GET /workspaces/{workspaceId}/labels?q=9`]: 10_000 },
    seed: `
insert into labels (id, workspace_id, name, colour)
  select pg_temp.id('label' || n), workspace_id, 'Label ' || n, 'red' from seats where n <= 10000;
insert into task_labels (workspace_id, task_id, label_id)
  select workspace_id, pg_temp.id('task' || n), pg_temp.id('label' || 1 + (n - 1) % 10000) from seats;
`,
    rows: {
      labelId: `select id from labels where workspace_id = :workspaceId order by id offset 0 limit 1`,
      doomedLabelId: `select id from labels where workspace_id = :workspaceId order by id offset 7 limit 1`,
    },
    requests: [
      [`GET /workspaces/{workspaceId}/labels`],
      [`GET /workspaces/{workspaceId}/labels?q=9`],
      [`POST /workspaces/{workspaceId}/labels`, { name: 'New', colour: 'red' }],
      [`GET /workspaces/{workspaceId}/labels/{labelId}`],
      [`PATCH /workspaces/{workspaceId}/labels/{labelId}`, { colour: 'blue' }],
      [`DELETE /workspaces/{workspaceId}/labels/{doomedLabelId}`],
    ],
  },
}
