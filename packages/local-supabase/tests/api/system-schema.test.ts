import { expect, test } from 'vitest'
import { adminUrl, db } from './repaired-api'
import { withClient } from '../../src/client'

const asPostgres = adminUrl.replace('supabase_admin', 'postgres')

test('auth and storage belong to the roles of a hosted project', async () => {
  const { rows } = await db.query(
    `select schemaname as schema, array_agg(distinct tableowner::text) as owners
     from pg_tables where schemaname in ('auth', 'storage') group by 1 order by 1`,
  )

  expect(rows).toEqual([
    { schema: 'auth', owners: ['supabase_auth_admin'] },
    { schema: 'storage', owners: ['supabase_storage_admin'] },
  ])
})

test('the migration history is left to the Supabase CLI', async () => {
  const { rows } = await db.query(`select to_regnamespace('supabase_migrations') as schema`)

  expect(rows).toEqual([{ schema: null }])
})

test.each(['anon', 'authenticated', 'service_role'])('%s reads no table of auth', async (role) => {
  const { rows } = await db.query(
    `select relname from pg_class
     where relnamespace = 'auth'::regnamespace and relkind = 'r'
       and has_table_privilege($1, oid, 'select, insert, update, delete')`,
    [role],
  )

  expect(rows).toEqual([])
})

test('a table of auth shows nothing to a role that was granted it by mistake', async () => {
  const { rows } = await db.query(
    `select relname from pg_class where relnamespace = 'auth'::regnamespace and relkind = 'r' and not relrowsecurity`,
  )

  expect(rows).toEqual([])
})

test('a migration can refer to users, follow them by a trigger and write policies on objects', async () => {
  const migration = `
    create table public.profiles (id uuid primary key references auth.users on delete cascade);
    create function public.add_profile() returns trigger language plpgsql security definer set search_path = '' as $$
    begin insert into public.profiles values (new.id); return new; end $$;
    create trigger add_profile after insert on auth.users for each row execute function public.add_profile();
    create policy "everyone reads" on storage.objects for select to authenticated using (true);
    create view public.own_email as select email from auth.users;`

  await withClient(asPostgres, (client) => client.query(`begin; ${migration} rollback;`))

  expect((await db.query(`select to_regclass('public.profiles') as name`)).rows).toEqual([{ name: null }])
})
