import { CompiledQuery } from 'kysely'

/** What one statement did, as Postgres measured it. */
export type Explained = {
  sql: string
  plan: PlanNode
  returned: number
  /** Tables that were read from end to end, with their rows, inside of functions and triggers too. */
  scanned: { table: string; rows: number }[]
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
export async function explain(run: Run, { sql, parameters }: CompiledQuery): Promise<Explained> {
  const before = new Map((await scansOf(run)).map(({ table, scans }) => [table, scans]))
  await run(CompiledQuery.raw('savepoint explained'))
  const { rows } = await run(
    CompiledQuery.raw(`explain (analyze, buffers, format json) ${sql}`, [...parameters]),
  )
  const scanned = (await scansOf(run)).filter(({ scans, table }) => scans > (before.get(table) ?? 0))
  await run(CompiledQuery.raw('rollback to explained'))

  const plan = (rows as { 'QUERY PLAN': [{ Plan: PlanNode }] }[])[0]!['QUERY PLAN'][0].Plan
  return { sql, plan, returned: plan['Actual Rows'], scanned }
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

/** How many rows of each table, under each of its names, a plan looked at, those that it threw away included. */
export function examinedOf(plan: PlanNode): Map<string, number> {
  const examined = new Map<string, number>()
  for (const node of nodesOf(plan)) {
    const table = node['Relation Name'] && `${node['Relation Name']} ${node['Alias'] as string}`
    if (!table || node['Node Type'] === 'ModifyTable') continue
    const perLoop =
      node['Actual Rows'] +
      (node['Rows Removed by Filter'] ?? 0) +
      (node['Rows Removed by Index Recheck'] ?? 0)
    examined.set(table, (examined.get(table) ?? 0) + perLoop * node['Actual Loops'])
  }
  return examined
}

/** The policies and other functions of ours that a plan asks once for each row. */
export function askedPerRow(plan: PlanNode): string[] {
  const conditions = ['Filter', 'Index Cond', 'Recheck Cond', 'Join Filter', 'Hash Cond', 'One-Time Filter']
  return nodesOf(plan)
    .filter((node) => node['Relation Name'])
    .flatMap((node) => conditions.map((name) => JSON.stringify(node[name] ?? '')))
    .filter((text) => /workspaces_allowing|auth\.uid|may_grant_scopes|acting_api_key/.test(text))
}
