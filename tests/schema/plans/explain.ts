import { CompiledQuery } from 'kysely'

/** The work of one statement, as Postgres measured it. */
export type Explained = {
  sql: string
  plan: PlanNode
  returned: number
  /** Tables that were read from end to end, with their rows, inside of functions and triggers too. */
  scanned: { table: string; rows: number }[]
  /** The plan as Postgres writes it for people, of a second execution, if it was asked for. */
  text?: string[]
}

export type PlanNode = {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  Plans?: PlanNode[]
  [property: string]: unknown
}

type Run = (query: CompiledQuery) => Promise<{ rows: unknown[] }>

/** Runs a statement explained, in its own transaction with its caller's rights, and undoes it. */
export async function explain(run: Run, query: CompiledQuery, { withText = false } = {}): Promise<Explained> {
  const before = new Map((await scansOf(run)).map(({ table, scans }) => [table, scans]))
  await run(CompiledQuery.raw('savepoint explained'))
  const [json] = await planOf<[{ Plan: PlanNode }]>(run, query, 'json')
  const scanned = (await scansOf(run)).filter(({ scans, table }) => scans > (before.get(table) ?? 0))
  await run(CompiledQuery.raw('rollback to explained'))

  const plan = json![0].Plan
  const explained = { sql: query.sql, plan, returned: plan['Actual Rows'], scanned }
  if (!withText) return explained
  const text = await planOf<string>(run, query, 'text')
  await run(CompiledQuery.raw('rollback to explained'))
  return { ...explained, text }
}

async function planOf<Line>(run: Run, { sql, parameters }: CompiledQuery, format: string) {
  const explaining = `explain (analyze, buffers, format ${format}) ${sql}`
  const { rows } = await run(CompiledQuery.raw(explaining, [...parameters]))
  return (rows as { 'QUERY PLAN': Line }[]).map((row) => row['QUERY PLAN'])
}

// Counts of this session that Postgres has not yet added to the totals.
async function scansOf(run: Run) {
  const { rows } = await run(
    CompiledQuery.raw(`
      select pending.relname as table, n_live_tup::int as rows, pending.seq_scan::int as scans
      from pg_stat_xact_user_tables as pending join pg_stat_user_tables using (relid)`),
  )
  return rows as { table: string; rows: number; scans: number }[]
}

export function nodesOf(plan: PlanNode): PlanNode[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]
}
