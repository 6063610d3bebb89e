import type { DemoRows } from './rows.ts'

/** Labels and their colours by the name of their workspace. */
const labels: Record<string, Record<string, string>> = {
  'Harbour Coffee': { Urgent: 'red', Paperwork: 'grey', Team: 'teal' },
  'Grace’s garden': { 'Before the frost': 'blue' },
}

/** Titles of tasks, each with the labels that it wears. */
const worn: Record<string, string[]> = {
  'Sign the lease': ['Urgent', 'Paperwork'],
  'Train the weekend shift': ['Team'],
  'Hire a shop manager': ['Team'],
  'Print the new boards': ['Paperwork'],
  'Plant the garlic': ['Before the frost'],
}

export const labelRows: DemoRows = {
  async present(client, { id, name }) {
    await client.query(
      'insert into public.labels (workspace_id, name, colour) select $1, key, value from jsonb_each_text($2)',
      [id, JSON.stringify(labels[name] ?? {})],
    )
    await client.query(
      `insert into public.task_labels (workspace_id, task_id, label_id)
       select $1, tasks.id, labels.id
       from jsonb_each($2) as worn
       join public.tasks on tasks.workspace_id = $1 and tasks.title = worn.key
       join public.labels on labels.workspace_id = $1 and worn.value ? labels.name`,
      [id, JSON.stringify(worn)],
    )
  },
}
