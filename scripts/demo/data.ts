import type { Client } from 'pg'
import { localDefaults } from '../../lib/local-defaults.ts'
import { insertDeliveries } from './deliveries.ts'
import type { DemoWorkspace } from './rows.ts'
import { shownRows } from './shown-rows.ts'

type Role = 'owner' | 'admin' | 'member' | 'viewer'
type Members = Record<string, Role>

/** The demo: a workspace in use, with a quarter of history, and a second tenant. */
const demoWorkspaces: (DemoWorkspace & { members: Members; history?: boolean })[] = [
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
export async function insertDemoData(
  client: Client,
  sealingKeys = localDefaults.WEBHOOK_SECRET_KEYS,
): Promise<void> {
  for (const { members, history = false, ...workspace } of demoWorkspaces) {
    await client.query('begin')
    if (await insertWorkspace(client, workspace, members)) {
      if (history) await insertHistory(client, workspace, sealingKeys)
      await actAsOwner(client, workspace)
      for (const { present } of shownRows) await present?.(client, workspace)
    }
    await client.query('commit')
  }
}

/** Returns false if the workspace exists. */
async function insertWorkspace(client: Client, { id, name }: DemoWorkspace, members: Members) {
  const { rows } = await client.query(
    'insert into public.workspaces (id, name) values ($1, $2) on conflict do nothing returning id',
    [id, name],
  )
  if (rows.length === 0) return false

  await client.query(
    `insert into public.memberships (workspace_id, user_id, role)
     select $1, users.id, members.value from jsonb_each_text($2) as members join auth.users on users.email = members.key`,
    [id, JSON.stringify(members)],
  )
  return true
}

async function insertHistory(client: Client, workspace: DemoWorkspace, sealingKeys: string) {
  for (const { past } of shownRows) await past?.(client, workspace)
  await insertDeliveries(client, workspace, sealingKeys)
  // All of it happened today, as far as the activity knows.
  await client.query('delete from public.activity where workspace_id = $1', [workspace.id])
}

/** Acts as the owner for the rest of the transaction, so the activity names an actor. */
async function actAsOwner(client: Client, { id }: DemoWorkspace) {
  await client.query(
    `select set_config('request.jwt.claims', jsonb_build_object('sub', user_id, 'role', 'authenticated')::text, true)
     from public.memberships where workspace_id = $1 and role = 'owner'`,
    [id],
  )
}
