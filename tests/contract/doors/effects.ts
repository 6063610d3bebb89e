import { TOKEN_PREFIX } from '@/lib/features/invitations/schema'
import { owner } from '../../support/owner'

/** Counters and clocks, which move whatever is asked. */
const moving = ['private.rate_limits', 'pgboss.version', 'pgboss.queue', 'pgboss.schedule']

type Table = { name: string; keys: string[] }

/** Each table with the columns by which rows of other tables and jobs name its rows, and a membership the workspace of its person. */
const { rows: tables } = await owner.query<Table>(
  `select name, coalesce(array_agg(attname::text) filter (where attname is not null), '{}') as keys
   from (select oid, format('%I.%I', relnamespace::regnamespace, relname) as name from pg_class where relkind = 'r') as tables
   left join pg_attribute on attrelid = oid and attname in ('id', 'workspace_id') and atttypid = 'uuid'::regtype
   where name !~ '^(pg_|information_schema)' and name <> all ($1)
   group by name order by name`,
  [moving],
)

/** The rows of a table that count. A challenge or a way to a service that names nobody is as good as none until somebody has answered it. */
const counted: Record<string, string> = {
  'auth.flow_state': 'where user_id is not null',
  'auth.webauthn_challenges': 'where user_id is not null',
}

const everyRow = tables
  .map(({ name, keys }) => {
    const ids = keys.map((key) => `rows.${key}::text`).join(', ')
    const from = `from ${name} as rows ${counted[name] ?? ''}`
    return `select '${name}' as table, rows::text as line, array[${ids}]::text[] as keys ${from}`
  })
  .join(' union all ')

export type Row = { table: string; line: string; keys: (string | null)[] }

/** The whole database, read once. */
export async function allRows(): Promise<Row[]> {
  const { rows } = await owner.query<Row>({ name: 'every row', text: everyRow })
  return rows
}

/**
 * The tables with other rows than before, but for rows that belong to `traces`. A row that is taken over counts as changed, since it
 * was nobody's of these before.
 */
export function changed(before: Row[], after: Row[], traces: string[]): string[] {
  const known = new Set(traces.flatMap(idsIn))
  const owned = withBelongings(known, before)
  const then = linesWithout(owned, before)
  const now = linesWithout(withBelongings(owned, after, known), after)
  return tables.map(({ name }) => name).filter((name) => then.get(name) !== now.get(name))
}

/** `owned` with the keys of each row that names one of `known`. */
function withBelongings(owned: Set<string>, rows: Row[], known = owned): Set<string> {
  const found = rows.filter(({ line }) => names(line, known)).flatMap(({ keys }) => keys)
  return new Set([...owned, ...found.filter((key) => key !== null)])
}

/** The lines of each table that name none of `owned`. */
function linesWithout(owned: Set<string>, rows: Row[]): Map<string, string> {
  const lines = Map.groupBy(
    rows.filter(({ line }) => !names(line, owned)),
    ({ table }) => table,
  )
  return new Map(
    [...lines].map(([table, some]) => [
      table,
      some
        .map(({ line }) => line)
        .toSorted()
        .join('\n'),
    ]),
  )
}

function names(line: string, ids: Set<string>): boolean {
  return ids.size > 0 && idsIn(line).some((id) => ids.has(id))
}

const named = new RegExp(`[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}|${TOKEN_PREFIX}[\\w-]+`, 'g')
const read = new Map<string, string[]>()

/** Each id in a text, also inside an address or a topic, and each token of an invitation. Most rows stay as they are, and are read once. */
function idsIn(text: string): string[] {
  const known = read.get(text) ?? text.match(named) ?? []
  read.set(text, known)
  return known
}
