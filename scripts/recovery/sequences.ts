import type { Client } from 'pg'
import type { Manifest } from './manifest.ts'
import { schemas } from './tables.ts'

/** Leaves out the platform's sequences that this role may not read. They belong to tables that no backup holds. */
export async function readSequences(client: Client): Promise<Manifest['sequences']> {
  const { rows: names } = await client.query<{ name: string }>(
    `select format('%I.%I', nspname, relname) as name
     from pg_catalog.pg_class join pg_catalog.pg_namespace on pg_namespace.oid = relnamespace
     where nspname = any ($1)
       and case relkind when 'S' then pg_catalog.has_sequence_privilege(pg_class.oid, 'select, update') end
     order by 1`,
    [schemas],
  )
  const sequences: Manifest['sequences'] = []
  for (const { name } of names) {
    const { rows } = await client.query(
      `select $1::text as name, last_value::text as "lastValue", is_called as "isCalled" from ${name}`,
      [name],
    )
    sequences.push(rows[0])
  }
  return sequences
}

export async function writeSequences(client: Client, sequences: Manifest['sequences']): Promise<void> {
  for (const { name, lastValue, isCalled } of sequences) {
    await client.query('select pg_catalog.setval($1::regclass, $2::bigint, $3)', [name, lastValue, isCalled])
  }
}

/** The partitions with their bounds. */
export async function readPartitions(client: Client): Promise<Manifest['partitions']> {
  const { rows } = await client.query<Manifest['partitions'][number]>(
    `select
       format('%I.%I', nspname, relname) as name,
       inhparent::regclass::text as parent,
       pg_catalog.pg_get_expr(relpartbound, pg_class.oid) as bound
     from pg_catalog.pg_class
     join pg_catalog.pg_namespace on pg_namespace.oid = relnamespace
     join pg_catalog.pg_inherits on inhrelid = pg_class.oid
     where nspname = any ($1) and relispartition and relkind in ('r', 'p')
     order by 1`,
    [schemas],
  )
  return rows
}
