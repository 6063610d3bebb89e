import type { FeatureProof } from '../support/feature-proof.ts'

export const proof: FeatureProof = {
  columns: `
public.projects
  id = private.uuid_v7()
  workspace_id
  name
  description = ''::text
  created_by? = auth.uid()
  version = 1
  created_at = now()
  updated_at = now()
`,
  access: `
projects
  -. xxxx x. x   select id workspace_id name description created_by created_at updated_at version
  -. .xxx x. x   insert workspace_id name description
  -- ---- -- x   insert rest
  -. .xxx x. x   update name description
  -- ---- -- x   update rest
  -. ..xx x. x   delete
  -. .... .. !   move
`,
  rows: {
    project: `insert into projects (workspace_id, name) values (:ours, 'Apollo') returning id`,
  },
  lasting: ['projects insert', 'projects update'],
  targets: {
    projects: 'id = :project',
  },
  samples: {
    projects: { workspace_id: ':ours', name: `'New'` },
  },
  refusals: `
projects_name_form                  update projects set name = ' ' where id = :project
projects_name_form                  update projects set name = repeat('x', 81) where id = :project
projects_description_form           update projects set description = repeat('x', 2001) where id = :project
projects_workspace_id_fkey          insert into projects (workspace_id, name) values (:new, 'New')
projects_workspace_id_name_key      insert into projects (workspace_id, name) values (:ours, 'APOLLO')
`,
  changes: {
    projects: `update projects set name = 'Changed' where id = :project`,
  },
  // A name is taken once.
  refusedByData: { createProject: 409 },
  plans: {
    // A search by name reads the names of the tenant, 10,000 at most.
    counted: { [`GET /workspaces/{workspaceId}/projects?q=9`]: 10_000 },
    seed: `
insert into projects (id, workspace_id, name)
  select pg_temp.id('project' || n), workspace_id, 'Project ' || n from seats where n <= 10000;
`,
    rows: {
      projectId: `select id from projects where workspace_id = :workspaceId order by id offset 0 limit 1`,
      doomedProjectId: `select id from projects where workspace_id = :workspaceId order by id offset 7 limit 1`,
    },
    requests: [
      [`GET /workspaces/{workspaceId}/projects`],
      [`GET /workspaces/{workspaceId}/projects?q=9`],
      [`POST /workspaces/{workspaceId}/projects`, { name: 'New' }],
      [`GET /workspaces/{workspaceId}/projects/{projectId}`],
      [`PATCH /workspaces/{workspaceId}/projects/{projectId}`, { description: 'Changed' }],
      [`DELETE /workspaces/{workspaceId}/projects/{doomedProjectId}`],
    ],
  },
}
