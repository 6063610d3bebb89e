import type { ClientBase, Pool } from 'pg'
import { columnsOfPublic } from '../policies/matrix/catalogue'
import { deciderMutants } from './function-mutants'
import type { Mutant } from './mutant'

/** The roles of the identities of the matrix. `authenticated` has no identity: a test of the privileges holds that it has no right. */
const clients = ['anon', 'app_user', 'service_role'] as const

type TableMutant = Required<Mutant>

/**
 * Each policy dropped and widened, row level security off, each grant taken away and each missing one given, and each function that
 * decides made to allow everything, and nothing.
 */
export async function accessMutants(client: ClientBase | Pool): Promise<Mutant[]> {
  return [
    ...(await policyMutants(client)),
    ...(await grantMutants(client)),
    ...(await deciderMutants(client)),
  ]
}

async function policyMutants(client: ClientBase | Pool): Promise<TableMutant[]> {
  const { rows } = await client.query<Policy>(`
    select polrelid::regclass::text as table, quote_ident(polname) as name, polqual is not null as reads, polwithcheck is not null as writes,
      case polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' else 'delete' end as verb
    from pg_policy join pg_class on pg_class.oid = polrelid
    where relnamespace::regnamespace::text in ('public', 'storage', 'realtime') order by 1, 2`)
  const tables = [...new Set(rows.map(({ table }) => table))]

  return [
    ...rows.flatMap(mutantsOfPolicy),
    ...tables.map((table) => ({
      name: `${table} without row level security`,
      table,
      verbs: ['select'],
      ddl: `alter table ${table} disable row level security`,
    })),
  ]
}

type Policy = { table: string; name: string; verb: string; reads: boolean; writes: boolean }

function mutantsOfPolicy({ table, name, verb, reads, writes }: Policy): TableMutant[] {
  const verbs = verb === 'update' ? ['update', 'move'] : [verb]
  const widened = (clause: string) => ({
    name: `${table}: ${name} with any row in ${clause}`,
    table,
    verbs,
    ddl: `alter policy ${name} on ${table} ${clause} (true)`,
  })
  return [
    { name: `${table}: ${name} gone`, table, verbs, ddl: `drop policy ${name} on ${table}` },
    ...(reads ? [widened('using')] : []),
    ...(writes ? [widened('with check')] : []),
  ]
}

async function grantMutants(client: ClientBase | Pool): Promise<TableMutant[]> {
  const columns = await columnsOfPublic(client)
  const tables = [...new Set(columns.map(({ table }) => table))]
  const namesOf = (table: string) =>
    columns.filter((column) => column.table === table).map(({ name }) => name)
  const { rows } = await client.query<{ held: string }>(`
    select concat_ws(' ', grantee, privilege_type, table_name, column_name) as held
    from information_schema.column_privileges where table_schema = 'public' and grantee in ('anon', 'app_user', 'service_role')
    union all
    select concat_ws(' ', grantee, privilege_type, table_name) from information_schema.table_privileges
    where table_schema = 'public' and privilege_type = 'DELETE' and grantee in ('anon', 'app_user', 'service_role')`)
  const held = new Set(rows.map((row) => row.held.toLowerCase()))

  return tables.flatMap((table) =>
    clients.flatMap((role) => [
      ...['select', 'insert', 'update'].flatMap((verb) =>
        mutantsOfColumns(role, verb, table, namesOf(table), (name) =>
          held.has(`${role} ${verb} ${table} ${name}`),
        ),
      ),
      toggled(role, 'delete', table, held.has(`${role} delete ${table}`)),
    ]),
  )
}

function mutantsOfColumns(
  role: string,
  verb: string,
  table: string,
  names: string[],
  holds: (name: string) => boolean,
): TableMutant[] {
  // A caller without any right to it has none to a single column either.
  if (!names.some(holds)) return [toggled(role, verb, table, false)]

  return names.map((name) => {
    const others = names.filter((other) => other !== name && holds(other))
    const regrant = others.length > 0 ? `grant ${verb} (${others.join()}) on ${table} to ${role}` : ''
    return {
      name: `${table}: ${role} ${holds(name) ? 'loses' : 'gets'} ${verb} of ${name}`,
      table,
      verbs: [verb],
      ddl: holds(name)
        ? `revoke ${verb} on ${table} from ${role}; ${regrant}`
        : `grant ${verb} (${name})${verb === 'update' ? `, select (${name})` : ''} on ${table} to ${role}`,
    }
  })
}

function toggled(role: string, verb: string, table: string, holds: boolean): TableMutant {
  return {
    name: `${table}: ${role} ${holds ? 'loses' : 'gets'} ${verb}`,
    table,
    verbs: [verb],
    ddl: holds ? `revoke ${verb} on ${table} from ${role}` : `grant select, ${verb} on ${table} to ${role}`,
  }
}
