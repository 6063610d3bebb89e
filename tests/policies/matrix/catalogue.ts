import type pg from 'pg'
import type { Column } from './attempts'

/** Every column of every table and view that the Data API could reach. */
export async function columnsOfPublic(client: pg.ClientBase | pg.Pool): Promise<Column[]> {
  const { rows } = await client.query<Column>(`
    select relname as table, attname as name, attgenerated <> '' or attidentity = 'a' as generated,
      atttypid = 'bytea'::regtype as binary
    from pg_attribute join pg_class on pg_class.oid = attrelid
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f') and not relispartition
      and attnum > 0 and not attisdropped
    order by relname, attnum`)
  return rows
}

/** The role of Supabase's services for a user, the role of the server, and the service role. */
export const clients = ['authenticated', 'app_user', 'service_role'] as const

/** The functions of ours that a client may call, a cell for each of the clients. */
export async function callableBy(client: pg.ClientBase | pg.Pool): Promise<string[]> {
  const cells = clients.map((role) => `has_function_privilege('${role}', oid, 'execute')`)
  const { rows } = await client.query<{ name: string; may: boolean[] }>(`
    select oid::regprocedure::text as name, array[${cells.join()}] as may from pg_proc
    where pronamespace::regnamespace::text in ('public', 'private') order by 1`)
  return rows
    .filter((row) => row.may.includes(true))
    .map((row) => `${row.may.map((allowed) => (allowed ? 'x' : '-')).join('')}   ${row.name}`)
}
