import type { Client } from 'pg'
import { fingerprint, type Fingerprint } from './rows.ts'
import { describeSchema, difference } from './schema-lines.ts'
import { listTables } from './tables.ts'

export type State = { tables: Record<string, Fingerprint>; schema: string[] }

/** Everything that a recovery has to bring back, as counts, hashes and lines. */
export async function readState(client: Client): Promise<State> {
  const tables: State['tables'] = {}
  for (const table of await listTables(client)) {
    if (!table.leftOut) tables[table.name] = await fingerprint(client, table)
  }
  return { tables, schema: await describeSchema(client) }
}

/** One line for every table, right or policy in which two states differ. */
export function compareStates(expected: State, found: State): string[] {
  const names = new Set([...Object.keys(expected.tables), ...Object.keys(found.tables)])
  const tables = [...names].flatMap((name) => {
    const [before, after] = [expected.tables[name], found.tables[name]]
    if (before?.sha256 === after?.sha256 && before?.rows === after?.rows) return []
    return [`${name}: ${describe(before)} expected, ${describe(after)} found`]
  })
  return [...tables, ...difference(expected.schema, found.schema)]
}

/** A table's rows and hash in one word each, or that there is no table. */
export function describe(state: Fingerprint | undefined) {
  return state ? `${state.rows} rows ${state.sha256.slice(0, 12)}` : 'no table'
}
