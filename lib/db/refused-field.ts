import pg from 'pg'
import { connect } from './pool'

/** The last column of a reference is the one that a request names, after the tenant's. A check is about its first. */
const columnOfConstraint = `
  select attname as "column" from pg_constraint
  join pg_class on pg_class.oid = conrelid
  join pg_attribute on attrelid = conrelid and attnum = conkey[case contype when 'f' then cardinality(conkey) else 1 end]
  where relnamespace = to_regnamespace($1) and relname = $2 and conname = $3`

const known = new Map<string, string>()

/** The field of the constraint that refused a row, by the catalogue. Asked on another connection, because the transaction has failed. */
export async function fieldOf(refused: unknown): Promise<string | undefined> {
  if (!(refused instanceof pg.DatabaseError)) return undefined
  const { schema, table, constraint } = refused
  if (!schema || !table || !constraint) return undefined
  const name = `${schema}.${table}.${constraint}`
  const field = known.get(name) ?? (await readField([schema, table, constraint]).catch(() => undefined))
  if (field) known.set(name, field)
  return field
}

async function readField(names: string[]) {
  const client = await connect()
  try {
    const { rows } = await client.query<{ column: string }>(columnOfConstraint, names)
    return rows[0]?.column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
  } finally {
    client.release()
  }
}
