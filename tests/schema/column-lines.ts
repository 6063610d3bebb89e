import type { ClientBase, Pool, QueryResult } from 'pg'

type Column = {
  table: string
  name: string
  required: boolean
  identity: boolean
  generated: boolean
  fallback: string | null
  ofKey: boolean
}

/** Every column of ours as columns.ts has it: the tables in the order of their names, each followed by its columns in the order of theirs, because a migration adds columns at the end. */
export async function columnLines(client: ClientBase | Pool): Promise<string[]> {
  const columns = await columnsOf(client)
  const tables = [...new Set(columns.map(({ table }) => table))]
  return tables.flatMap((table, place) => [
    ...(place > 0 ? [''] : []),
    table,
    ...columns
      .filter((column) => column.table === table)
      .map(lineOf)
      .toSorted(),
  ])
}

function lineOf({ name, required, identity, generated, fallback }: Column) {
  const filledBy = identity
    ? ' = the next number'
    : fallback && ` ${generated ? ':=' : '='} ${fallback.trim()}`
  return `  ${name}${required ? '' : '?'}${filledBy ?? ''}`
}

/** Each column that may suddenly hold nothing, and each that is no longer filled by itself. */
export async function columnLosses(client: ClientBase | Pool): Promise<{ name: string; ddl: string }[]> {
  const columns = await columnsOf(client)
  const loss = ({ table, name }: Column, what: string) => ({
    name: `${table}.${name} without ${what}`,
    ddl: `alter table ${table} alter column ${name} drop ${what}`,
  })
  return [
    ...columns
      .filter(({ required, identity, ofKey }) => required && !identity && !ofKey)
      .map((column) => loss(column, 'not null')),
    ...columns.filter(({ identity }) => identity).map((column) => loss(column, 'identity')),
    ...columns
      .filter(({ fallback }) => fallback)
      .map((column) => loss(column, column.generated ? 'expression' : 'default')),
  ]
}

async function columnsOf(client: ClientBase | Pool): Promise<Column[]> {
  // Without a search path, so that expressions name the schemas of what they call.
  const results = (await client.query(`
    set local search_path = '';
    select format('%s.%s', relnamespace::regnamespace, relname) as table, attname as name, attnotnull as required,
      attidentity <> '' as identity, attgenerated <> '' as generated,
      regexp_replace(pg_get_expr(adbin, adrelid), '\\s+', ' ', 'g') as fallback,
      exists (select from pg_constraint where conrelid = attrelid and contype = 'p' and attnum = any (conkey)) as "ofKey"
    from pg_attribute join pg_class on pg_class.oid = attrelid
    left join pg_attrdef on adrelid = attrelid and adnum = attnum
    where relnamespace::regnamespace::text in ('public', 'private') and relkind in ('r', 'p') and not relispartition
      and attnum > 0 and not attisdropped
    order by relnamespace::regnamespace::text desc, relname, attnum`)) as unknown as QueryResult<Column>[]
  return results.at(-1)!.rows
}
