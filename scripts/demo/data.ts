import type { Client } from 'pg'
import type { DemoWorkspace } from './demo-part.ts'
import { demoParts } from './demo-parts.ts'

/** The demo: a team with a quarter of history, and a second tenant. */
const demoWorkspaces: DemoWorkspace[] = [
  {
    id: '019a3c00-0000-7000-8000-000000000001',
    name: 'Harbour Coffee',
    members: { 'ada@example.com': 'owner', 'grace@example.com': 'member', 'vera@example.com': 'viewer' },
    history: true,
  },
  {
    id: '019a3c00-0000-7000-8000-000000000002',
    name: 'Grace’s garden',
    members: { 'grace@example.com': 'owner' },
  },
]

/** Adds the demo workspaces that are missing, for demo users that exist. `client` is logged in as the owner of the tables. */
export async function insertDemoData(client: Client, sealingKeys?: string): Promise<void> {
  for (const workspace of demoWorkspaces) {
    await client.query('begin')
    await insertWorkspace(client, workspace, sealingKeys)
    await client.query('commit')
  }
}

async function insertWorkspace(client: Client, workspace: DemoWorkspace, sealingKeys?: string) {
  const { rows } = await client.query(
    'insert into public.workspaces (id, name) values ($1, $2) on conflict do nothing returning id',
    [workspace.id, workspace.name],
  )
  if (rows.length === 0) return

  await client.query(
    `insert into public.memberships (workspace_id, user_id, role)
     select $1, users.id, members.value from jsonb_each_text($2) as members join auth.users on users.email = members.key`,
    [workspace.id, JSON.stringify(workspace.members)],
  )
  if (workspace.history) await insertHistory(client, workspace.id, sealingKeys)
  await actAsOwner(client, workspace.id)
  for (const { present } of demoParts) await present?.(client, workspace.id)
}

async function insertHistory(client: Client, workspaceId: string, sealingKeys?: string) {
  for (const { past } of demoParts) await past?.(client, workspaceId, sealingKeys)
  // The activity dates every row of the demo today.
  await client.query('delete from public.activity where workspace_id = $1', [workspaceId])
}

/** Acts as the owner for the rest of the transaction, so the activity names an actor. */
async function actAsOwner(client: Client, workspaceId: string) {
  await client.query(
    `select set_config('request.jwt.claims', jsonb_build_object('sub', user_id, 'role', 'authenticated')::text, true)
     from public.memberships where workspace_id = $1 and role = 'owner'`,
    [workspaceId],
  )
}
