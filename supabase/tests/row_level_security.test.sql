-- The rules of every table, also of a new one.
begin;
select plan(5);

select is_empty(
  $$ select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relrowsecurity $$,
  'every table has row level security'
);

select is_empty(
  $$ select tablename, policyname from pg_policies where schemaname = 'public' and roles && '{public,anon}'::name[] $$,
  'no policy is for who is not signed in'
);

select is_empty(
  $$
    select table_name, privilege_type from information_schema.table_privileges
    where table_schema in ('public', 'private') and grantee in ('anon', 'PUBLIC')
    union all
    select table_name || '.' || column_name, privilege_type from information_schema.column_privileges
    where table_schema in ('public', 'private') and grantee in ('anon', 'PUBLIC')
  $$,
  'who is not signed in holds no right on a table or column'
);

select is_empty(
  $$
    select oid::regprocedure from pg_proc
    where pronamespace in ('public'::regnamespace, 'private'::regnamespace) and has_function_privilege('anon', oid, 'execute')
  $$,
  'who is not signed in calls no function'
);

set local role anon;
select throws_ok('select from public.workspaces', '42501', null, 'who is not signed in is refused, not shown an empty table');

select * from finish();
rollback;
