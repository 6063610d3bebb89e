import { type Explained, nodesOf, type PlanNode } from './explain.ts'
import { counted } from './requests.ts'

/** A table up to this many rows costs the same with and without an index. */
const SMALL_TABLE_ROWS = 1000

/** A fault in how a statement of a request was answered. */
export type Faults = {
  /** Tables read from end to end. */
  large: Explained['scanned']
  /** Tables of which many more rows were looked at than were returned. */
  wide: [table: string, rows: number][]
  /** Conditions that ask a policy once for each row. */
  perRow: string[]
}

export function faultsOf(request: string, { plan, returned, scanned }: Explained): Faults {
  const enough = 1.2 * returned + 50 + (counted[request] ?? 0)
  return {
    large: scanned.filter(({ rows }) => rows > SMALL_TABLE_ROWS),
    wide: [...examinedOf(plan)].filter(([, rows]) => rows > enough),
    perRow: askedPerRow(plan),
  }
}

/** The number of rows of each table, under each of its names, that a plan looked at, those that it threw away included. */
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
function askedPerRow(plan: PlanNode): string[] {
  const conditions = ['Filter', 'Index Cond', 'Recheck Cond', 'Join Filter', 'Hash Cond', 'One-Time Filter']
  return nodesOf(plan)
    .filter((node) => node['Relation Name'])
    .flatMap((node) => conditions.map((name) => JSON.stringify(node[name] ?? '')))
    .filter((text) => /workspaces_allowing|auth\.uid|may_grant_scopes|acting_api_key/.test(text))
}
