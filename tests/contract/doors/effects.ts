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
      from (select rows::text as line from ${name} as rows) as lines where not line ~ any ($1)`,
  )
  .join(' union all ')

export type Rows = Map<string, string>

/** The whole database as a hash of each table, but for rows that name one of `traces`. */
export async function rowsWithout(traces: string[]): Promise<Rows> {
  const { rows } = await owner.query<{ name: string; hash: string }>(hashes, [traces])
  return new Map(rows.map(({ name, hash }) => [name, hash]))
}

/** The tables with other rows than before. */
export function changed(before: Rows, after: Rows): string[] {
  return [...after].filter(([name, hash]) => before.get(name) !== hash).map(([name]) => name)
}

/** The ids that Auth has given to an address since. */
export async function idsOf(addresses: string[]): Promise<string[]> {
  const { rows } = await owner.query<{ id: string }>('select id from auth.users where email = any ($1)', [
    addresses,
  ])
  return rows.map(({ id }) => id)
}
