import type { FeatureProof } from '../support/feature-proof.ts'

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
  lasting: ['tasks insert', 'tasks update'],
  doors: `
  --- o oo   DELETE /workspaces/{workspaceId}/tasks/{taskId}/completion
`,
  // A task has no place after itself.
  refusedByData: { moveTask: 422 },
  targets: {
    tasks: 'id = :task',
  },
  samples: {
    tasks: { workspace_id: ':ours', project_id: ':project', title: `'New'` },
  },
  refusals: `
projects_workspace_id_id_key        update tasks set project_id = :new where id = :task
tasks_title_form                    update tasks set title = ' ' where id = :task
tasks_title_form                    update tasks set title = repeat('x', 201) where id = :task
tasks_description_form              update tasks set description = repeat('x', 10001) where id = :task
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
  plans: {
    seed: `
insert into tasks (id, workspace_id, project_id, title, due_on, completed_at, created_by)
  select pg_temp.id('task' || n), workspace_id, pg_temp.id('project' || 1 + (n - 1) % 10000), md5(n::text),
    case when n % 3 > 0 then current_date + n % 700 - 10 end, case when n % 2 = 0 then now() end, user_id
  from seats;
`,
    rows: {
      taskId: `select id from tasks where project_id = :projectId order by id offset 0 limit 1`,
      siblingId: `select id from tasks where project_id = :projectId order by id offset 1 limit 1`,
      doomedTaskId: `select id from tasks where project_id = :projectId order by id offset 2 limit 1`,
    },
    requests: [
      [`GET /workspaces/{workspaceId}/tasks`],
      [`GET /workspaces/{workspaceId}/tasks?projectId={projectId}`],
      [`GET /workspaces/{workspaceId}/tasks?state=open`],
      [`GET /workspaces/{workspaceId}/tasks?state=done`],
      [`GET /workspaces/{workspaceId}/tasks?assigneeId={otherId}`],
      [`GET /workspaces/{workspaceId}/tasks?labelId={labelId}`],
      [`GET /workspaces/{workspaceId}/tasks?sort=due`],
      [`GET /workspaces/{workspaceId}/tasks?sort=due&state=open`],
      [`GET /workspaces/{workspaceId}/tasks?due=overdue`],
      [`GET /workspaces/{workspaceId}/tasks?due=none`],
      [`GET /workspaces/{workspaceId}/tasks?sort=position&projectId={projectId}`],
      [`GET /workspaces/{workspaceId}/tasks?q=c4ca4238a0b9`],
      [
        `POST /workspaces/{workspaceId}/tasks`,
        { projectId: '{projectId}', title: 'New', assigneeId: '{otherId}', labelIds: ['{labelId}'] },
      ],
      [`GET /workspaces/{workspaceId}/tasks/{taskId}`],
      [`PATCH /workspaces/{workspaceId}/tasks/{taskId}`, { title: 'Changed', labelIds: ['{labelId}'] }],
      [`PUT /workspaces/{workspaceId}/tasks/{taskId}/completion`],
      [`DELETE /workspaces/{workspaceId}/tasks/{taskId}/completion`],
      [`PUT /workspaces/{workspaceId}/tasks/{taskId}/position`, { after: '{siblingId}' }],
      [`DELETE /workspaces/{workspaceId}/tasks/{doomedTaskId}`],
    ],
    otherQueries: `
  select from activity where before ->> 'assignee_id' = gen_random_uuid()::text;
  select from activity where after ->> 'assignee_id' = gen_random_uuid()::text;
`,
  },
}
