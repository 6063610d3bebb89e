import type { Client } from 'pg'
import type { DemoPart } from './demo-part.ts'

type DemoProject = { name: string; description: string; open: string[]; done: string[] }
/** A plan says of an open task who does it, in how many days it is due, and what it wears. */
type DemoPlan = { title: string; assignee?: string; dueInDays?: number; labels?: string[] }
type Work = { labels: Record<string, string>; projects: DemoProject[]; plans: DemoPlan[] }

/** Work in progress, work done and an empty project, by the id of their workspace. */
const works: Record<string, Work> = {
  '019a3c00-0000-7000-8000-000000000001': {
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
    // Lists show the newest project first.
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
  '019a3c00-0000-7000-8000-000000000002': {
    labels: { 'Before the frost': 'blue' },
    plans: [{ title: 'Plant the garlic', dueInDays: 7, labels: ['Before the frost'] }],
    projects: [
      {
        name: 'Winter beds',
        description: 'The bulbs that go into the ground before the frost.',
        open: ['Plant the garlic', 'Cover the roses'],
        done: ['Turn the compost'],
      },
    ],
  },
}

export const taskPlans: DemoPart = {
  async present(client, workspaceId) {
    const work = works[workspaceId]
    if (!work) return
    await client.query(
      'insert into public.labels (workspace_id, name, colour) select $1, key, value from jsonb_each_text($2)',
      [workspaceId, JSON.stringify(work.labels)],
    )
    for (const project of work.projects) await insertProject(client, workspaceId, project)
    for (const plan of work.plans) await planTask(client, workspaceId, plan)
  },
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
       set due_on = private.today_in($1) + $3::int, assignee_id = (select id from auth.users where email = $4)
       where workspace_id = $1 and title = $2
       returning id
     )
     insert into public.task_labels (workspace_id, task_id, label_id)
     select $1, planned.id, labels.id from planned, public.labels
     where labels.workspace_id = $1 and labels.name = any ($5)`,
    [workspaceId, title, dueInDays, assignee, labels],
  )
}
