import type { Client } from 'pg'

export type Column = { name: string; type: string; required: boolean; keys: string[]; tenant: boolean }
export type Table = { name: string; columns: Column[] }
/** `child` points to `parent` with these columns. */
export type Reference = {
  child: string
  parent: string
  columns: string[]
  optional: boolean
  single: boolean
  onDelete: string
}
export type Index = {
  name: string
  table: string
  definition: string
  constraint: 'p' | 'u' | null
  referredBy: string[]
}

/** Sorts our tables, references and indexes by name. */
export async function readCatalogue(client: Client) {
  await client.query(`set search_path = ''`)
  const rowsOf = async <Row>(text: string) => (await client.query(text)).rows as Row[]
  return {
    tables: await rowsOf<Table>(tables),
    references: await rowsOf<Reference>(references),
    indexes: await rowsOf<Index>(indexes),
  }
}

export type Catalogue = Awaited<ReturnType<typeof readCatalogue>>

const ours = `('public', 'private')`

const tables = `
  select oid::regclass::text as name, (
    select json_agg(json_build_object(
      'name', attname, 'type', format_type(atttypid, null), 'required', attnotnull,
      'tenant', attname = 'workspace_id' or oid = 'public.workspaces'::regclass and attname = 'id',
      'keys', array(
        select case contype when 'p' then 'PK' when 'f' then 'FK' else 'UK' end from pg_constraint
        where conrelid = attrelid and attnum = any (conkey) and contype in ('p', 'f', 'u')
        group by contype order by position(contype in 'pfu')
      )
    ) order by attnum) from pg_attribute where attrelid = pg_class.oid and attnum > 0 and not attisdropped
  ) as columns
  from pg_class where relnamespace::regnamespace::text in ${ours} and relkind in ('r', 'p') and not relispartition
  order by relnamespace::regnamespace::text desc, relname`

const references = `
  select conrelid::regclass::text as child, confrelid::regclass::text as parent,
    array(select attname from unnest(conkey) with ordinality as keys (attnum, place)
      join pg_attribute on attrelid = conrelid and pg_attribute.attnum = keys.attnum order by place)::text[] as columns,
    exists (select from pg_attribute where attrelid = conrelid and attnum = any (conkey) and not attnotnull) as optional,
    exists (select from pg_index where indrelid = conrelid and indisunique and indpred is null
      and conkey @> (indkey::int2[])[0:indnkeyatts - 1] and 0 <> all (indkey::int2[])) as single,
    case confdeltype when 'c' then 'goes with it' when 'n' then 'is cleared' else 'holds it' end as "onDelete"
  from pg_constraint
  where contype = 'f' and connamespace::regnamespace::text in ${ours} and conparentid = 0
  order by 1, 2, conname`

const indexes = `
  select indexrelid::regclass::text as name, indrelid::regclass::text as table,
    regexp_replace(pg_get_indexdef(indexrelid), '^.* USING (btree )?', '') as definition,
    (select contype from pg_constraint where conindid = indexrelid and contype in ('p', 'u')) as constraint,
    array(select distinct conrelid::regclass::text from pg_constraint where conindid = indexrelid and contype = 'f' order by 1) as "referredBy"
  from pg_index join pg_class on pg_class.oid = indrelid
  where relnamespace::regnamespace::text in ${ours} and not relispartition
  order by relnamespace::regnamespace::text desc, relname, indisprimary desc, 1`
