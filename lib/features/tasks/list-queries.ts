import { sql } from 'kysely'
import type { Tx } from '@/lib/db/transaction'
import type { TaskFilter } from './list-schema'
import { columns, labels, projectName } from './queries'

const never = sql<string>`'infinity'::date`

const keys = {
  due: { column: 'tasks.due_or_never', type: 'date' },
  position: { column: 'tasks.position', type: 'bigint' },
} as const

type Start = { sort: 'newest' | 'due' | 'position'; after: string[] | undefined; limit: number }

/** Returns one extra row. The next page starts at `sortKey` and the id. */
export async function selectTasks(tx: Tx, workspaceId: string, filter: TaskFilter, start: Start) {
  return sorted(filtered(tx, workspaceId, filter), start)
    .limit(start.limit + 1)
    .execute()
}

export async function selectTasksWithProject(tx: Tx, workspaceId: string, filter: TaskFilter, start: Start) {
  return sorted(filtered(tx, workspaceId, filter), start)
    .select(projectName)
    .limit(start.limit)
    .execute()
}

function filtered(tx: Tx, workspaceId: string, filter: TaskFilter) {
  const { projectId, state, assigneeId, labelId, q } = filter
  const today = sql<string>`(select private.today_in(${workspaceId}))`
  return tx
    .selectFrom('tasks')
    .select(columns)
    .select(labels)
    .where('tasks.workspace_id', '=', workspaceId)
    .$if(projectId !== undefined, (query) => query.where('tasks.project_id', '=', projectId!))
    .$if(state === 'open' || filter.due === 'overdue', (query) => query.where('completed_at', 'is', null))
    .$if(state === 'done', (query) => query.where('completed_at', 'is not', null))
    .$if(assigneeId !== undefined, (query) => query.where('assignee_id', '=', assigneeId!))
    .$if(filter.due === 'overdue', (query) => query.where('due_or_never', '<', today))
    .$if(filter.due === 'today', (query) => query.where('due_or_never', '=', today))
    .$if(filter.due === 'upcoming', (query) =>
      query.where('due_or_never', '>', today).where('due_or_never', '<', never),
    )
    .$if(filter.due === 'none', (query) => query.where('due_or_never', '=', never))
    .$if(q !== undefined, (query) =>
      query.where(sql<boolean>`tasks.id = any ((select private.search_tasks(${workspaceId}, ${q}))::uuid[])`),
    )
    .$if(labelId !== undefined, (query) =>
      query.where('tasks.id', 'in', (labelled) =>
        labelled
          .selectFrom('task_labels')
          .select('task_id')
          .where('workspace_id', '=', workspaceId)
          .where('label_id', '=', labelId!),
      ),
    )
}

function sorted(query: ReturnType<typeof filtered>, { sort, after }: Start) {
  if (sort === 'newest') {
    return query
      .select(sql<string | null>`null`.as('sortKey'))
      .$if(after !== undefined, (later) => later.where('tasks.id', '<', after![0]!))
      .orderBy('tasks.id', 'desc')
  }

  const { column, type } = keys[sort]
  const key = sql.ref<string>(column)
  return query
    .select(sql<string | null>`${key}::text`.as('sortKey'))
    .$if(after !== undefined, (later) =>
      later.where(sql<boolean>`(${key}, tasks.id) > (${after![0]}::${sql.raw(type)}, ${after![1]}::uuid)`),
    )
    .orderBy(key)
    .orderBy('tasks.id')
}
