import type { FeatureProof } from './proofs'

export const proof: FeatureProof = {
  columns: `
public.tasks
  id = private.uuid_v7()
  workspace_id
  project_id
  title
  description = ''::text
  completed_at?
  assignee_id?
  due_on?
  due_or_never := COALESCE(due_on, 'infinity'::date)
  position = the next number
  version = 1
  created_by? = auth.uid()
  created_at = now()
  updated_at = now()
`,
  access: `
tasks
  -. xxxx x. x   select id workspace_id project_id title description completed_at assignee_id due_on due_or_never position
  -. xxxx x. x   select created_by created_at updated_at version
  -. .xxx x. x   insert workspace_id project_id title description assignee_id due_on
  -- ---- -- x   insert rest
  -. .xxx x. x   update title description completed_at assignee_id due_on
  -- ---- -- x   update rest
  -. .xxx x. x   delete
  -. .... .. !   move
`,
  functions: `
  -x-   private.move_task(uuid,uuid,uuid,boolean)
  -x-   private.search_tasks(uuid,text)
`,
  rows: {
    task: `insert into tasks (workspace_id, project_id, title) values (:ours, :project, 'Ship it') returning id`,
  },
  targets: {
    tasks: 'id = :task',
  },
  samples: {
    tasks: { workspace_id: ':ours', project_id: ':project', title: `'New'` },
  },
  refusals: `
tasks_title_length                  update tasks set title = ' ' where id = :task
tasks_title_length                  update tasks set title = repeat('x', 201) where id = :task
tasks_description_length            update tasks set description = repeat('x', 10001) where id = :task
tasks_due_on_bounds                 update tasks set due_on = '1999-12-31' where id = :task
tasks_due_on_bounds                 update tasks set due_on = '3000-01-01' where id = :task
tasks_workspace_id_id_key           update task_labels set task_id = :new where task_id = :task
`,
  effects: {
    'tasks.stamp_completion': [
      `update tasks set completed_at = '2001-01-01' where id = :task`,
      `select completed_at = now() from tasks where id = :task`,
    ],
    'profiles.forget_assignee': [
      `update tasks set assignee_id = :bystander where id = :task; delete from auth.users where id = :bystander`,
      `select count(*) = 2 and bool_and(before || after <@ '{"assignee_id": null}') from activity
     where resource_id = :task and created_at = now()`,
    ],
  },
  changes: {
    tasks: `update tasks set title = 'Changed' where id = :task`,
  },
}
