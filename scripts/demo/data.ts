import type { Client } from 'pg'
import { localDefaults } from '../../lib/local-defaults.ts'
import { insertDemoHistory } from './history.ts'

type Role = 'owner' | 'admin' | 'member' | 'viewer'
type DemoProject = { name: string; description: string; open: string[]; done: string[] }
/** A plan says of an open task who does it, in how many days it is due, and what it wears. */
type DemoPlan = { title: string; assignee?: string; dueInDays?: number; labels?: string[] }
type DemoWorkspace = {
  id: string
  name: string
  members: Record<string, Role>
  labels: Record<string, string>
  projects: DemoProject[]
  plans: DemoPlan[]
  /** It has done something every week. */
  history?: boolean
}

/** The demo: work in progress, work done, a quarter of history, an empty project and a second tenant. */
const demoWorkspaces: DemoWorkspace[] = [
  {
    id: '019a3c00-0000-7000-8000-000000000001',
    name: 'Harbour Coffee',
    members: { 'ada@example.com': 'owner', 'grace@example.com': 'member', 'vera@example.com': 'viewer' },
    labels: { Urgent: 'red', Paperwork: 'grey', Team: 'teal' },
    plans: [
      {
        title: 'Sign the lease',
        assignee: 'ada@example.com',
        dueInDays: -1,
        labels: ['Urgent', 'Paperwork'],
      },
      { title: 'Order the espresso machine', assignee: 'grace@example.com', dueInDays: 3 },
      { title: 'Train the weekend shift', assignee: 'grace@example.com', dueInDays: 0, labels: ['Team'] },
      { title: 'Hire a shop manager', assignee: 'ada@example.com', dueInDays: 21, labels: ['Team'] },
      { title: 'Print the new boards', dueInDays: 9, labels: ['Paperwork'] },
    ],
    history: true,
    // The one that was made last stands first.
    projects: [
      { name: 'Loyalty cards', description: '', open: [], done: [] },
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
      {
        name: 'Autumn menu',
        description: 'Three new drinks on the board by the first of October.',
        open: ['Taste the chestnut syrup with the team', 'Print the new boards', 'Train the weekend shift'],
        done: ['Choose three recipes', 'Find a supplier for oat milk'],
      },
    ],
  },
  {
    id: '019a3c00-0000-7000-8000-000000000002',
    name: 'Grace’s garden',
    members: { 'grace@example.com': 'owner' },
    labels: { 'Before the frost': 'blue' },
    plans: [{ title: 'Plant the garlic', dueInDays: 7, labels: ['Before the frost'] }],
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
export async function insertDemoData(
  client: Client,
  sealingKeys = localDefaults.WEBHOOK_SECRET_KEYS,
): Promise<void> {
  for (const workspace of demoWorkspaces) {
    await client.query('begin')
    await insertWorkspace(client, workspace, sealingKeys)
    await client.query('commit')
  }
}

async function insertWorkspace(client: Client, workspace: DemoWorkspace, sealingKeys: string) {
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
  if (workspace.history) await insertDemoHistory(client, workspace.id, sealingKeys)
  await actAsOwner(client, workspace.id)
  await client.query(
    'insert into public.labels (workspace_id, name, colour) select $1, key, value from jsonb_each_text($2)',
    [workspace.id, JSON.stringify(workspace.labels)],
  )
  for (const project of workspace.projects) await insertProject(client, workspace.id, project)
  for (const plan of workspace.plans) await planTask(client, workspace.id, plan)
}

/** Acts as the owner for the rest of the transaction, so the activity names an actor. */
async function actAsOwner(client: Client, workspaceId: string) {
  await client.query(
    `select set_config('request.jwt.claims', jsonb_build_object('sub', user_id, 'role', 'authenticated')::text, true)
     from public.memberships where workspace_id = $1 and role = 'owner'`,
    [workspaceId],
  )
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
     insert into public.tasks (workspace_id, project_id, title, created_at, completed_at, created_by)
     select $1, project.id, listed.title, now() - n * interval '5 days', case when listed.done then now() end, project.created_by
     from project, (
       select title, n, true as done from unnest($4::text[]) with ordinality as done (title, n)
       union all
       select title, n, false from unnest($5::text[]) with ordinality as open (title, n)
     ) as listed`,
    [workspaceId, name, description, done, open],
  )
}

async function planTask(
  client: Client,
  workspaceId: string,
  { title, assignee, dueInDays, labels = [] }: DemoPlan,
) {
  await client.query(
    `with planned as (
       update public.tasks
       set due_on = current_date + $3::int, assignee_id = (select id from auth.users where email = $4)
       where workspace_id = $1 and title = $2
       returning id
     )
     insert into public.task_labels (workspace_id, task_id, label_id)
     select $1, planned.id, labels.id from planned, public.labels
     where labels.workspace_id = $1 and labels.name = any ($5)`,
    [workspaceId, title, dueInDays, assignee, labels],
  )
}
