import type { CompiledQuery } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { PipelinedConnection, queriesOn } from '@/lib/db/pipelined-connection'
import type { Tx } from '@/lib/db/transaction'
import { selectTasks } from '@/lib/features/tasks/list-queries'
import type { TaskFilter } from '@/lib/features/tasks/list-schema'
import { owner } from '../support/owner'
import { createMember } from '../support/people'
import { createLabel, createProject, type Member } from '../support/tasks'

/** A cursor that leaves the whole list to read, so that only the tenant and the filter can narrow it. */
const newestId = 'ffffffff-ffff-7fff-bfff-ffffffffffff'

/** Deeper trees of the indexes, and the catalogue. */
const BUFFERS_MORE_MAX = 50

let ada: Member
let values: Record<string, string>
beforeAll(async () => {
  ada = await createMember()
  for (const person of [ada, await createMember(), await createMember()]) await fill(person)
  await owner.query('vacuum analyze') // also moves what the search index has put off into it
})

/** So many tasks that a plan which reads them all is dearer than any index. */
async function fill(person: Member) {
  const [projectId, labelId] = [await createProject(person), await createLabel(person)]
  const [other, common] = [await createProject(person, 'Gemini'), await createLabel(person, 'Common')]
  await owner.query(
    `insert into tasks (workspace_id, project_id, title, due_on, completed_at, assignee_id)
     select $1, case when number % 10 = 0 then $2::uuid else $3::uuid end, md5(number::text),
       case when number % 3 > 0 then current_date + number % 700 - 10 end,
       case when number % 2 = 0 then now() end, case when number % 100 = 0 then $4::uuid end
     from generate_series(1, 6000) as number`,
    [person.workspaceId, projectId, other, person.userId],
  )
  await owner.query(
    `insert into task_labels (workspace_id, task_id, label_id)
     select workspace_id, id, case when assignee_id is null then $2::uuid else $3::uuid end from tasks
     where workspace_id = $1`,
    [person.workspaceId, common, labelId],
  )
  if (person === ada) values = { project: projectId, label: labelId, me: person.userId, id: newestId }
}

/** The plan of a list as its caller, under row level security. */
async function planOf(filter: TaskFilter, after?: string[]) {
  const compiled: CompiledQuery[] = []
  const recorder = Object.assign(Object.create(PipelinedConnection.prototype) as PipelinedConnection, {
    executeQuery: (query: CompiledQuery) => (compiled.push(query), Promise.resolve({ rows: [] })),
  })
  await selectTasks(queriesOn(recorder) as Tx, ada.workspaceId, filter, {
    sort: filter.sort ?? 'newest',
    after,
    limit: 50,
  })

  const client = await owner.connect()
  try {
    await client.query('begin')
    await client.query(
      `select set_config('role', 'app_user', true), set_config('request.jwt.claims', $1, true)`,
      [JSON.stringify({ sub: ada.userId, role: 'authenticated' })],
    )
    const [query] = compiled
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain ${query!.sql}`, [
      ...query!.parameters,
    ])
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  } finally {
    await client.query('rollback')
    client.release()
  }
}

test.each<[string, TaskFilter, string[] | undefined]>([
  ['tasks_workspace_id_id_key', {}, undefined],
  ['tasks_workspace_id_id_key', {}, ['id']],
  ['tasks_workspace_id_project_id_id_idx', { projectId: 'project' }, undefined],
  ['tasks_open_idx', { state: 'open' }, ['id']],
  ['tasks_done_idx', { state: 'done' }, ['id']],
  ['tasks_workspace_id_assignee_id_id_idx', { assigneeId: 'me' }, ['id']],
  ['task_labels_workspace_id_label_id_task_id_idx', { labelId: 'label' }, undefined],
  ['tasks_due_idx', { sort: 'due' }, undefined],
  ['tasks_due_idx', { sort: 'due' }, ['2027-01-01', 'id']],
  ['tasks_open_due_idx', { sort: 'due', due: 'overdue' }, undefined],
  ['tasks_due_idx', { due: 'today' }, undefined],
  ['tasks_due_idx', { sort: 'due', due: 'upcoming' }, undefined],
  ['tasks_due_idx', { sort: 'due', due: 'none' }, undefined],
  ['tasks_position_idx', { sort: 'position', projectId: 'project' }, undefined],
  ['tasks_position_idx', { sort: 'position', projectId: 'project' }, ['7', 'id']],
])('%s serves %j after %j', async (index, filter, after) => {
  const named = Object.entries(filter).map(([name, value]) => [name, values[value] ?? value])

  const plan = await planOf(
    Object.fromEntries(named),
    after?.map((part) => values[part] ?? part),
  )

  expect(plan).toContain(index)
  expect(plan).not.toMatch(/Filter: .*(ROW\(|due_or_never|project_id|assignee_id)/)
  expect(plan).not.toMatch(/Seq Scan on (tasks|task_labels)/)
})

test('tasks_search_idx serves the search for a rare word', async () => {
  const { rows } = await owner.query<{ 'QUERY PLAN': string }>(
    `explain select id from tasks where workspace_id = $1 and (title ilike $2 or description ilike $2) order by id desc limit 1000`,
    [ada.workspaceId, '%c4ca4238%'],
  )

  expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('tasks_search_idx')
})

test('a search reads no more pages among three times as many tasks, whatever its words', async () => {
  const searches = ['c4ca4238', '東京', '@@@', '%', '_', 'a', ' ']
  const before = await inTurn(searches, buffersOf)
  await owner.query(
    `insert into tasks (workspace_id, project_id, title) select $1, $2, md5(number::text)
     from generate_series(10001, 22000) as number`,
    [ada.workspaceId, values.project],
  )
  await owner.query('vacuum analyze tasks')

  const after = await inTurn(searches, buffersOf)

  const grown = searches.filter((_, at) => after[at]! > 1.5 * before[at]! + BUFFERS_MORE_MAX)
  expect({ grown, before, after }).toEqual({ grown: [], before, after })
})

async function inTurn<Result>(texts: string[], work: (text: string) => Promise<Result>) {
  const results: Result[] = []
  for (const text of texts) results.push(await work(text))
  return results
}

/** The pages that the search reads of tables and indexes. */
async function buffersOf(words: string) {
  const client = await owner.connect()
  try {
    await client.query('begin')
    await client.query(
      `select set_config('role', 'app_user', true), set_config('request.jwt.claims', $1, true)`,
      [JSON.stringify({ sub: ada.userId, role: 'authenticated' })],
    )
    const search = `explain (analyze, buffers, format json) select private.search_tasks($1, $2)`
    await client.query(search, [ada.workspaceId, words]) // reads the catalogue
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>(search, [
      ada.workspaceId,
      words,
    ])
    const { Plan: plan } = rows[0]!['QUERY PLAN'][0]
    return plan['Shared Hit Blocks']! + plan['Shared Read Blocks']!
  } finally {
    await client.query('rollback')
    client.release()
  }
}
