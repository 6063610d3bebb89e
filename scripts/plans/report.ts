import { examinedOf, type Faults, faultsOf } from '../../tests/schema/plans/faults.ts'
import type { Explained } from '../../tests/schema/plans/explain.ts'
import { senderOf } from '../../tests/schema/plans/requests.ts'
import { operationOf } from '../../tests/schema/plans/routes.ts'

const WIDTH = 120

const clauseStart = /(?=\(select )| (?=(?:from|where|order by|returning|values|on conflict|union all|set) )/

const senders = {
  owner: 'an owner of the largest workspace',
  invited: 'somebody who is invited',
  leaver: 'a member who leaves',
}

/** Which request follows, and who sends it. */
export function headingOf(request: string): string {
  return `\n${'─'.repeat(WIDTH)}\n${operationOf(request).id}: ${request}, as ${senders[senderOf(request)]}`
}

/** One statement of a request for people: what it says, how it was answered, and what the plan guards hold against it. */
export function statementOf(request: string, explained: Explained): { text: string; isFaulty: boolean } {
  const { sql, plan, returned, text = [] } = explained
  const examined = [...examinedOf(plan)].map(([table, rows]) => `${rows} of ${short(table)}`)
  const faults = faultLines(faultsOf(request, explained), returned)
  const lines = [
    '',
    ...wrapped(sql.replaceAll(/"([a-z_]+)"/g, '$1')),
    '',
    ...text.map((line) => `    ${line}`),
    '',
    `  returned ${returned}, examined ${examined.join(', ') || 'none'}`,
    ...(faults.length > 0 ? faults : ['  ✓ by an index, each policy asked once']),
  ]
  return { text: lines.join('\n'), isFaulty: faults.length > 0 }
}

function faultLines({ large, wide, perRow }: Faults, returned: number): string[] {
  return [
    ...large.map(({ table, rows }) => `  ✗ reads ${table} from end to end, ${rows} rows`),
    ...wide.map(([table, rows]) => `  ✗ looks at ${rows} rows of ${short(table)} to return ${returned}`),
    ...perRow.map((condition) => `  ✗ asks once for each row: ${condition}`),
  ]
}

/** A statement in lines that begin with a clause, as deep as the brackets that it stands in, or that are full. */
function wrapped(sql: string): string[] {
  const clauses = sql.replaceAll(/\s+/g, ' ').split(clauseStart)
  let depth = 0
  return clauses.flatMap((clause) => {
    const indent = '  '.repeat(depth)
    depth += clause.split('(').length - clause.split(')').length
    const lines = clause.match(new RegExp(`.{1,${WIDTH - indent.length}}(?: |$)|.+`, 'g')) ?? []
    return lines.map((line) => indent + line.trimEnd())
  })
}

/** A table's name, with its other name in the statement where that is another. */
const short = (table: string) => table.replace(/^(\w+) \1$/, '$1')
