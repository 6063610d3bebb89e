import type { DemoPart } from './demo-part.ts'

const WEEKS = 12
const TASKS = 90

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

/** A quarter of work: a project whose tasks were opened and completed week by week. */
export const taskHistory: DemoPart = {
  async past(client, workspaceId) {
    await client.query(
      `with project as (
         insert into public.projects (workspace_id, name, description, created_by, created_at)
         select $1, 'Daily rounds', 'What keeps the first shop open.', user_id, now() - $2 * interval '1 week'
         from public.memberships where workspace_id = $1 and role = 'owner'
         returning id, created_by
       )
       insert into public.tasks (workspace_id, project_id, title, created_by, created_at, completed_at)
       select $1, project.id, ($3::text[])[1 + n % cardinality($3::text[])], project.created_by, opened,
         least(opened + (n % 9) * interval '1 day', now())
       from project, generate_series(1, $4::int) as n
       cross join lateral (select now() - (n * 21 + (n * n) % 53) * interval '1 hour' as opened) as past
       order by opened`,
      [workspaceId, WEEKS, rounds, TASKS],
    )
  },
}
