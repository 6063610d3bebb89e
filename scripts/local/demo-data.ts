import type { Client } from 'pg'

type Role = 'owner' | 'admin' | 'member' | 'viewer'
type DemoProject = { name: string; description: string; open: string[]; done: string[] }
type DemoWorkspace = { id: string; name: string; members: Record<string, Role>; projects: DemoProject[] }

/** What a first look should find: work in progress, work done, an empty project, and a second tenant. */
const demoWorkspaces: DemoWorkspace[] = [
  {
    id: '019a3c00-0000-7000-8000-000000000001',
    name: 'Harbour Coffee',
    members: { 'ada@example.com': 'owner', 'grace@example.com': 'member', 'vera@example.com': 'viewer' },
    projects: [
      {
        name: 'Autumn menu',
        description: 'Three new drinks on the board by the first of October.',
        open: ['Taste the chestnut syrup with the team', 'Print the new boards', 'Train the weekend shift'],
        done: ['Choose three recipes', 'Find a supplier for oat milk'],
      },
      {
        name: 'Second shop',
        description: 'Everything that must be true before the doors open in Mill Street.',
        open: [
          'Sign the lease',
          'Order the espresso machine',
          'Hire a shop manager',
          'Agree the opening hours with the landlord',
        ],
        done: ['Visit four locations', 'Write the budget', 'Ask the bank for terms'],
      },
      { name: 'Loyalty cards', description: '', open: [], done: [] },
    ],
  },
  {
    id: '019a3c00-0000-7000-8000-000000000002',
    name: 'Grace’s garden',
    members: { 'grace@example.com': 'owner' },
    projects: [
      {
        name: 'Winter beds',
        description: 'What goes into the ground before the frost.',
        open: ['Plant the garlic', 'Cover the roses'],
        done: ['Turn the compost'],
      },
    ],
  },
]

/** Adds the demo workspaces that are missing, for demo users that exist. `client` is logged in as the owner of the tables. */
export async function insertDemoData(client: Client): Promise<void> {
  for (const workspace of demoWorkspaces) {
    const { rows } = await client.query(
      'insert into public.workspaces (id, name) values ($1, $2) on conflict do nothing returning id',
      [workspace.id, workspace.name],
    )
    if (rows.length === 0) continue

    await client.query(
      `insert into public.memberships (workspace_id, user_id, role)
       select $1, users.id, members.value from jsonb_each_text($2) as members join auth.users on users.email = members.key`,
      [workspace.id, JSON.stringify(workspace.members)],
    )
    for (const project of workspace.projects) await insertProject(client, workspace.id, project)
  }
}

async function insertProject(
  client: Client,
  workspaceId: string,
  { name, description, open, done }: DemoProject,
) {
  await client.query(
    `with project as (
       insert into public.projects (workspace_id, name, description, created_by)
       select $1, $2, $3, user_id from public.memberships where workspace_id = $1 and role = 'owner'
       returning id, created_by
     )
     insert into public.tasks (workspace_id, project_id, title, completed_at, created_by)
     select $1, project.id, listed.title, case when listed.done then now() end, project.created_by
     from project, (
       select title, true as done from unnest($4::text[]) as title
       union all
       select title, false from unnest($5::text[]) as title
     ) as listed`,
    [workspaceId, name, description, done, open],
  )
}
