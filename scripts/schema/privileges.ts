import type { Client, Pool } from 'pg'

type Database = Pick<Client | Pool, 'query'>

const ours = `('public', 'private', 'pgboss')`

/** The tables that the Data API could show without a policy. */
export const tablesWithoutRowSecurity = (database: Database) =>
  namesOf(
    database,
    `select oid::regclass::text as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relrowsecurity`,
  )

/** The functions that policies of Storage and Realtime ask, which become `authenticated` for a user. */
const asked = `select refobjid from pg_depend join pg_policy on pg_policy.oid = objid
  join pg_class on pg_class.oid = polrelid
  where classid = 'pg_policy'::regclass and refclassid = 'pg_proc'::regclass
    and relnamespace::regnamespace::text in ('storage', 'realtime')`

/** Rights that a visitor or a user's token has at the services of Supabase, such as the Data API, beyond those that policies there ask. */
export const heldAtServices = (database: Database) =>
  namesOf(
    database,
    `with relations as (
       select oid, relacl, relowner from pg_class
       where relnamespace::regnamespace::text in ${ours} and relkind in ('r', 'p', 'v', 'm', 'S', 'f')
     )
     select oid::regclass || ' ' || lower(privilege_type) as name
     from relations, aclexplode(coalesce(relacl, acldefault('r', relowner)))
     where grantee in (0, 'anon'::regrole, 'authenticated'::regrole)
     union all
     select attrelid::regclass || '.' || attname || ' ' || lower(privilege_type)
     from pg_attribute join relations on relations.oid = attrelid, aclexplode(attacl)
     where grantee in (0, 'anon'::regrole, 'authenticated'::regrole)
     union all
     select oid::regprocedure::text from pg_proc
     where pronamespace::regnamespace::text in ${ours} and prorettype <> 'event_trigger'::regtype
       and (has_function_privilege('anon', oid, 'execute')
         or has_function_privilege('authenticated', oid, 'execute') and oid not in (${asked}))`,
  )

/** Our functions whose names a caller's search path could redirect. */
export const functionsWithSearchPath = (database: Database) =>
  namesOf(
    database,
    `select oid::regprocedure::text as name from pg_proc
     where pronamespace::regnamespace::text in ${ours} and prorettype <> 'event_trigger'::regtype
       and not coalesce(proconfig, '{}') @> array['search_path=""']`,
  )

/** Functions with the rights of their owner that the Data API would run. */
export const exposedDefiners = (database: Database) =>
  namesOf(
    database,
    `select oid::regprocedure::text as name from pg_proc
     where pronamespace = 'public'::regnamespace and prosecdef and prorettype <> 'event_trigger'::regtype`,
  )

/** Attributes of the server's login, and the roles that it can become. */
export async function serverLogin(database: Database) {
  const attributes = await database.query(`
    select rolcanlogin, rolinherit, rolbypassrls, rolsuper, rolcreaterole, rolcreatedb
    from pg_roles where rolname = 'app_server'`)
  const memberships = await database.query(`
    select roleid::regrole::text as role, inherit_option, admin_option from pg_auth_members
    where member = (select oid from pg_roles where rolname = 'app_server') order by 1`)
  return { attributes: attributes.rows[0], memberships: memberships.rows }
}

/** The complete rights of the server's login: it can become two roles, and is neither. */
export const onlyServerLogin = {
  attributes: {
    rolcanlogin: true,
    rolinherit: false,
    rolbypassrls: false,
    rolsuper: false,
    rolcreaterole: false,
    rolcreatedb: false,
  },
  memberships: [
    { role: 'app_user', inherit_option: false, admin_option: false },
    { role: 'service_role', inherit_option: false, admin_option: false },
  ],
}

/** Tables and views that the server's login reaches without becoming another role. */
export const heldByServerLogin = (database: Database) =>
  namesOf(
    database,
    `select oid::regclass::text as name from pg_class
     where relnamespace::regnamespace::text in ('public', 'private', 'pgboss', 'auth', 'storage') and relkind in ('r', 'p', 'v')
       and has_table_privilege('app_server', oid, 'select, insert, update, delete')`,
  )

async function namesOf(database: Database, text: string): Promise<string[]> {
  const { rows } = await database.query<{ name: string }>(text)
  return rows.map(({ name }) => name)
}
