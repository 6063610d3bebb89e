import type { Client } from 'pg'

type ForeignKey = {
  name: string
  child: string
  parent: string
  columns: string[]
  parentColumns: string[]
  /** Columns that a removal of the parent sets to null. */
  cleared: string[]
  onDelete: string
}

/**
 * Treats dangling rows as their foreign keys treat a removal of the parent. Returns a line for each kind of change. Throws for a key that would
 * have refused the removal.
 */
export async function repairReferences(client: Client, tables: string[]): Promise<string[]> {
  const { rows: keys } = await client.query<ForeignKey>(foreignKeys, [tables])
  const told: string[] = []
  // Locks keep the parents in place until the commit.
  const parents = new Set(keys.map(({ parent }) => parent).filter((name) => !tables.includes(name)))
  for (const parent of parents) await client.query(`lock table ${parent} in share mode`)
  // A removed row can leave others dangling.
  for (let changed = true; changed;) {
    changed = false
    for (const key of keys) {
      const count = await repair(client, key)
      if (count === 0) continue
      changed = true
      told.push(
        `${key.child}: ${count} rows ${key.onDelete === 'n' ? 'lost a reference' : 'left out'}, for want of ${key.parent}`,
      )
    }
  }
  return told
}

async function repair(
  client: Client,
  { name, child, parent, columns, parentColumns, cleared, onDelete }: ForeignKey,
) {
  const same = columns.map((column, at) => `parent.${parentColumns[at]} = child.${column}`).join(' and ')
  const filled = columns.map((column) => `child.${column} is not null`).join(' and ')
  const orphaned = `${filled} and not exists (select from ${parent} as parent where ${same})`

  const statements: Record<string, string> = {
    n: `update ${child} as child set ${cleared.map((column) => `${column} = null`).join(', ')} where ${orphaned}`,
    c: `delete from ${child} as child where ${orphaned}`,
  }
  const { rowCount } = await client.query(
    statements[onDelete] ?? `select from ${child} as child where ${orphaned}`,
  )
  if (rowCount && !statements[onDelete])
    throw new Error(`${child} has rows without their ${parent} (${name}).`)
  return rowCount ?? 0
}

const foreignKeys = `
  select
    conname as name,
    conrelid::regclass::text as child,
    confrelid::regclass::text as parent,
    names.columns,
    names.parent_columns as "parentColumns",
    coalesce(names.cleared, names.columns) as cleared,
    confdeltype as "onDelete"
  from pg_catalog.pg_constraint
  cross join lateral (
    select
      array(
        select quote_ident(attname) from unnest(conkey) with ordinality as keys (attnum, place)
        join pg_catalog.pg_attribute on attrelid = conrelid and pg_attribute.attnum = keys.attnum order by place
      ) as columns,
      array(
        select quote_ident(attname) from unnest(confkey) with ordinality as keys (attnum, place)
        join pg_catalog.pg_attribute on attrelid = confrelid and pg_attribute.attnum = keys.attnum order by place
      ) as parent_columns,
      (
        select array_agg(quote_ident(attname)) from unnest(confdelsetcols) as keys (attnum)
        join pg_catalog.pg_attribute on attrelid = conrelid and pg_attribute.attnum = keys.attnum
      ) as cleared
  ) as names
  where contype = 'f' and conparentid = 0 and conrelid = any ($1::text[]::regclass[])`
