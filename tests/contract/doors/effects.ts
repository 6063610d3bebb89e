import { owner } from '../../support/owner'

/** Counters and clocks, which move whatever is asked. */
const moving = ['private.rate_limits', 'pgboss.version', 'pgboss.queue', 'pgboss.schedule']

const { rows: tables } = await owner.query<{ name: string }>(`
  select oid::regclass::text as name from pg_class
  where relkind = 'r' and relnamespace::regnamespace::text !~ '^(pg_|information_schema)'
  order by 1`)

const hashes = tables
  .filter(({ name }) => !moving.includes(name))
  .map(
    ({ name }) => `select '${name}' as name, md5(string_agg(line, '' order by line)) as hash
      from (select rows::text as line from ${name} as rows) as lines
      where not exists (select from unnest($1::text[]) as trace where strpos(line, trace) > 0)`,
  )
  .join(' union all ')

export type Rows = Map<string, string>

/**
 * The whole database as a hash of each table, but for rows that name one of `traces` or the id of a row that does. A row that is taken
 * over counts as changed, since it was nobody's of these before.
 */
export async function rowsWithout(traces: string[]): Promise<Rows> {
  const known = traces.length > 0 ? [...traces, ...(await belongings(traces))] : []
  const { rows } = await owner.query<{ name: string; hash: string }>(hashes, [known])
  return new Map(rows.map(({ name, hash }) => [name, hash]))
}

/** The tables with other rows than before. */
export function changed(before: Rows, after: Rows): string[] {
  return [...after].filter(([name, hash]) => before.get(name) !== hash).map(([name]) => name)
}

/** The columns by which the rows of other tables and jobs name a row, and that by which a membership names a workspace of its person. */
const { rows: keys } = await owner.query<{ name: string; key: string }>(
  `
  select attrelid::regclass::text as name, attname as key from pg_attribute
  where attname in ('id', 'workspace_id') and atttypid = 'uuid'::regtype and attrelid::regclass::text = any ($1)`,
  [tables.map(({ name }) => name)],
)

const ids = keys
  .map(
    ({ name, key }) => `select ${key}::text as id from ${name} as rows
      where exists (select from unnest($1::text[]) as trace where strpos(rows::text, trace) > 0)`,
  )
  .join(' union ')

async function belongings(traces: string[]): Promise<string[]> {
  const { rows } = await owner.query<{ id: string | null }>(ids, [traces])
  return rows.flatMap(({ id }) => id ?? [])
}
