import type { Client } from 'pg'
import type { DemoRows, DemoWorkspace } from './rows.ts'

/** Projects by the name of their workspace. The one that was made last stands first. */
const projects: Record<string, [name: string, description: string][]> = {
  'Harbour Coffee': [
    ['Loyalty cards', ''],
    ['Second shop', 'Everything that must be true before the doors open in Mill Street.'],
    ['Autumn menu', 'Three new drinks on the board by the first of October.'],
  ],
  'Grace’s garden': [['Winter beds', 'What goes into the ground before the frost.']],
}

const WEEKS = 12
const past: Record<string, [name: string, description: string]> = {
  'Harbour Coffee': ['Daily rounds', 'What keeps the first shop open.'],
}

export const projectRows: DemoRows = {
  async past(client, workspace) {
    const project = past[workspace.name]
    if (project) await insertProject(client, workspace, project, WEEKS)
  },
  async present(client, workspace) {
    for (const project of projects[workspace.name] ?? []) await insertProject(client, workspace, project, 0)
  },
}

async function insertProject(
  client: Client,
  { id }: DemoWorkspace,
  [name, description]: [string, string],
  weeks: number,
) {
  await client.query(
    `insert into public.projects (workspace_id, name, description, created_by, created_at)
     select $1, $2, $3, user_id, now() - $4 * interval '1 week'
     from public.memberships where workspace_id = $1 and role = 'owner'`,
    [id, name, description, weeks],
  )
}
