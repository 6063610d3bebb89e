import type { FeatureProof } from '../support/feature-proof.ts'

export const proof: FeatureProof = {
  columns: `
public.notes
  id = private.uuid_v7()
  workspace_id
  title
  body = ''::text
  created_by? = auth.uid()
  version = 1
  created_at = now()
  updated_at = now()
`,
  access: `
notes
  -. xxxx x. x   select id workspace_id title body created_by created_at updated_at version
  -. .xxx x. x   insert workspace_id title body
  -- ---- -- x   insert rest
  -. .xxx x. x   update title body
  -- ---- -- x   update rest
  -. ..xx x. x   delete
  -. .... .. x   move
`,
  rows: { note: `insert into notes (workspace_id, title) values (:ours, 'Ship it') returning id` },
  targets: { notes: 'id = :note' },
  lasting: ['notes insert', 'notes update'],
  samples: { notes: { workspace_id: ':ours', title: `'New'` } },
  refusals: `
notes_workspace_id_fkey             insert into notes (workspace_id, title) values (:new, 'New')
notes_title_form                    update notes set title = ' ' where id = :note
notes_title_form                    update notes set title = repeat('x', 81) where id = :note
notes_body_form                     update notes set body = repeat('x', 2001) where id = :note
notes_workspace_id_title_key        insert into notes (workspace_id, title) values (:ours, 'SHIP IT')
`,
  refusedByData: { createNote: 409 },
  changes: { notes: `update notes set title = 'Changed' where id = :note` },
  plans: {
    seed: `
insert into notes (id, workspace_id, title, created_by)
  select pg_temp.id('note' || n), workspace_id, 'Note ' || n, user_id from seats where n <= 10000;
`,
    rows: {
      noteId: `select id from notes where workspace_id = :workspaceId order by id offset 0 limit 1`,
      doomedNoteId: `select id from notes where workspace_id = :workspaceId order by id offset 7 limit 1`,
    },
    requests: [
      [`GET /workspaces/{workspaceId}/notes`],
      [`POST /workspaces/{workspaceId}/notes`, { title: 'New' }],
      [`GET /workspaces/{workspaceId}/notes/{noteId}`],
      [`PATCH /workspaces/{workspaceId}/notes/{noteId}`, { body: 'Changed' }],
      [`DELETE /workspaces/{workspaceId}/notes/{doomedNoteId}`],
    ],
  },
}
