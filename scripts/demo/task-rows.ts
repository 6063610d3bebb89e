import type { Client } from 'pg'
import type { DemoRows, DemoWorkspace } from './rows.ts'

type DemoProject = { open: string[]; done: string[] }

/** Tasks by the name of their project. */
const tasks: Record<string, DemoProject> = {
  'Second shop': {
    open: [
      'Sign the lease',
      'Order the espresso machine',
      'Hire a shop manager',
      'Agree the opening hours with the landlord',
    ],
    done: ['Visit four locations', 'Write the budget', 'Ask the bank for terms'],
  },
  'Autumn menu': {
    open: ['Taste the chestnut syrup with the team', 'Print the new boards', 'Train the weekend shift'],
    done: ['Choose three recipes', 'Find a supplier for oat milk'],
  },
  'Winter beds': { open: ['Plant the garlic', 'Cover the roses'], done: ['Turn the compost'] },
}

/** A plan says of an open task who does it, and in how many days it is due. */
type DemoPlan = { assignee?: string; dueInDays: number }

const plans: Record<string, DemoPlan> = {
  'Sign the lease': { assignee: 'ada@example.com', dueInDays: -1 },
  'Order the espresso machine': { assignee: 'grace@example.com', dueInDays: 3 },
  'Train the weekend shift': { assignee: 'grace@example.com', dueInDays: 0 },
  'Hire a shop manager': { assignee: 'ada@example.com', dueInDays: 21 },
  'Print the new boards': { dueInDays: 9 },
  'Plant the garlic': { dueInDays: 7 },
}

const PAST_TASKS = 90
const PAST_PROJECT = 'Daily rounds'
/** The recurring work of a shop. */
const rounds = [
  'Check the stock',
  'Order beans',
  'Descale the machine',
  'Count the till',
  'Clean the grinders',
  'Write the rota',
  'Answer the reviews',
]

export const taskRows: DemoRows = {
  past: insertRounds,
  async present(client, workspace) {
    for (const [project, { open, done }] of Object.entries(tasks))
      await insertTasks(client, workspace, project, { open, done })
    for (const [title, plan] of Object.entries(plans)) await planTask(client, workspace, title, plan)
  },
}

/** Tasks that were opened and completed week by week, for the charts of the overview. */
async function insertRounds(client: Client, { id }: DemoWorkspace) {
  await client.query(
    `insert into public.tasks (workspace_id, project_id, title, created_by, created_at, completed_at)
     select $1, project.id, ($3::text[])[1 + n % cardinality($3::text[])], project.created_by, opened,
       least(opened + (n % 9) * interval '1 day', now())
     from public.projects as project, generate_series(1, $4::int) as n
     cross join lateral (select now() - (n * 21 + (n * n) % 53) * interval '1 hour' as opened) as past
     where project.workspace_id = $1 and project.name = $2
     order by opened`,
    [id, PAST_PROJECT, rounds, PAST_TASKS],
  )
}

async function insertTasks(
  client: Client,
  { id }: DemoWorkspace,
  project: string,
  { open, done }: DemoProject,
) {
  await client.query(
    `insert into public.tasks (workspace_id, project_id, title, created_at, completed_at, created_by)
     select $1, project.id, listed.title, now() - n * interval '5 days', case when listed.done then now() end, project.created_by
     from public.projects as project, (
       select title, n, true as done from unnest($3::text[]) with ordinality as done (title, n)
       union all
       select title, n, false from unnest($4::text[]) with ordinality as open (title, n)
     ) as listed
     where project.workspace_id = $1 and project.name = $2`,
    [id, project, done, open],
  )
}

async function planTask(
  client: Client,
  { id }: DemoWorkspace,
  title: string,
  { assignee, dueInDays }: DemoPlan,
) {
  await client.query(
    `update public.tasks
     set due_on = current_date + $3::int, assignee_id = (select id from auth.users where email = $4)
     where workspace_id = $1 and title = $2`,
    [id, title, dueInDays, assignee],
  )
}
