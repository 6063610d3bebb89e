import { expect, test } from 'vitest'
import { owner } from '../support/owner'

const ourSchemas = `('public', 'private')`

async function names(text: string) {
  const { rows } = await owner.query<{ name: string }>(text)
  return rows.map(({ name }) => name)
}

test('every table has row level security', async () => {
  const open = await names(`select oid::regclass::text as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relrowsecurity`)

  expect(open).toEqual([])
})

test('who is not signed in holds no right on any table, column, sequence or function', async () => {
  const held = await names(`
    select table_name || ' ' || privilege_type as name from information_schema.table_privileges
      where grantee in ('anon', 'PUBLIC') and table_schema in ${ourSchemas}
    union all
    select table_name || '.' || column_name from information_schema.column_privileges
      where grantee in ('anon', 'PUBLIC') and table_schema in ${ourSchemas}
    union all
    select oid::regclass::text from pg_class
      where relnamespace::regnamespace::text in ${ourSchemas}
        and case relkind when 'S' then has_sequence_privilege('anon', oid, 'usage') else false end
    union all
    select oid::regprocedure::text from pg_proc
      where pronamespace::regnamespace::text in ${ourSchemas} and has_function_privilege('anon', oid, 'execute')`)

  expect(held).toEqual([])
})

test('every function of ours has an empty search path', async () => {
  const loose = await names(`select oid::regprocedure::text as name from pg_proc
    where pronamespace::regnamespace::text in ${ourSchemas}
      and not coalesce(proconfig, '{}') @> array['search_path=""']`)

  expect(loose).toEqual([])
})

test('the server’s login has no rights of its own', async () => {
  const { rows } = await owner.query(`
    select rolcanlogin, rolinherit, rolbypassrls, rolsuper, rolcreaterole, rolcreatedb from pg_roles where rolname = 'app_server'`)
  const { rows: memberships } = await owner.query(`
    select roleid::regrole::text as role, inherit_option, admin_option from pg_auth_members
    where member = 'app_server'::regrole order by 1`)
  const held = await names(`select oid::regclass::text as name from pg_class
    where relnamespace::regnamespace::text in ('public', 'private', 'auth', 'storage') and relkind in ('r', 'v')
      and has_table_privilege('app_server', oid, 'select, insert, update, delete')`)

  expect(rows).toEqual([
    {
      rolcanlogin: true,
      rolinherit: false,
      rolbypassrls: false,
      rolsuper: false,
      rolcreaterole: false,
      rolcreatedb: false,
    },
  ])
  expect(memberships).toEqual([
    { role: 'authenticated', inherit_option: false, admin_option: false },
    { role: 'service_role', inherit_option: false, admin_option: false },
  ])
  expect(held).toEqual([])
})

test('every foreign key has an index that begins with its columns', async () => {
  const missing = await names(`
    select conrelid::regclass::text || ' ' || conname as name from pg_constraint
    where contype = 'f' and connamespace::regnamespace::text in ${ourSchemas}
      and not exists (
        select from pg_index where indrelid = conrelid and indpred is null
          and (indkey::int2[])[0:cardinality(conkey) - 1] @> conkey and (indkey::int2[])[0:cardinality(conkey) - 1] <@ conkey
      )`)

  expect(missing).toEqual([])
})
