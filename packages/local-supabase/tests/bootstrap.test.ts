import type { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bootstrap, readSignature } from '../src/database'
import { withClient } from '../src/client'
import { freePort } from '../src/ports'
import { startPostgres, type Postgres } from '../src/postgres/postgres'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const dir = mkdtempSync(join(tmpdir(), 'plinth-local-'))
let postgres: Postgres

beforeAll(async () => {
  postgres = await startPostgres({ dir: join(dir, 'postgres'), port: await freePort(), durable: false })
  await bootstrap(adminUrl('postgres'))
  await withClient(adminUrl('template1'), (client) => client.query('create database old_defaults'))
  await bootstrap(adminUrl('old_defaults'), { autoExposeNewTables: true })
})

afterAll(async () => {
  await postgres.stop()
  rmSync(dir, { recursive: true, force: true })
})

const url = (user: string, database: string) =>
  `postgres://${user}:postgres@127.0.0.1:${postgres.port}/${database}`
const adminUrl = (database: string) => url('supabase_admin', database)

const asOwner = <T>(use: (client: Client) => Promise<T>, database = 'postgres') =>
  withClient(url('postgres', database), use)

async function values(sql: string, database = 'postgres'): Promise<unknown[]> {
  const { rows } = await withClient(adminUrl(database), (client) =>
    client.query({ text: sql, rowMode: 'array' }),
  )
  return rows.map((row: unknown[]) => (row.length === 1 ? row[0] : row.join(' ')))
}

/** The privileges of the API roles on a migration's new object, without any grant of its own. */
function privilegesOn(catalogue: 'pg_class' | 'pg_proc', name: string, database: string) {
  const acl = catalogue === 'pg_class' ? 'relacl' : 'proacl'
  const named = catalogue === 'pg_class' ? 'relname' : 'proname'
  return values(
    `select grantee::regrole::text, string_agg(privilege_type, ',' order by privilege_type)
     from ${catalogue}, aclexplode(${acl})
     where ${named} = '${name}' and grantee::regrole::text in ('anon', 'authenticated', 'service_role')
     group by 1 order by 1`,
    database,
  )
}

test('every role has the attributes that it has on a hosted project', async () => {
  const attributes = await values(`
    select rolname, concat_ws(',',
      case when rolsuper then 'superuser' end, case when rolcanlogin then 'login' end,
      case when rolinherit then 'inherit' end, case when rolcreaterole then 'createrole' end,
      case when rolcreatedb then 'createdb' end, case when rolreplication then 'replication' end,
      case when rolbypassrls then 'bypassrls' end)
    from pg_roles where rolname !~ '^pg_' order by rolname`)

  expect(attributes).toEqual([
    'anon inherit',
    'authenticated inherit',
    'authenticator login',
    'dashboard_user inherit,createrole,createdb,replication',
    'postgres login,inherit,createrole,createdb,replication,bypassrls',
    'service_role inherit,bypassrls',
    'supabase_admin superuser,login,inherit,createrole,createdb,replication,bypassrls',
    'supabase_auth_admin login',
    'supabase_read_only_user login,inherit,bypassrls',
    'supabase_realtime_admin ',
    'supabase_replication_admin login,inherit,replication',
    'supabase_storage_admin login,createrole',
  ])
})

test('every role may become whom it may become on a hosted project', async () => {
  const memberships = await values(`
    select member::regrole, roleid::regrole, case when admin_option then 'admin' else 'member' end
    from pg_auth_members where member::regrole::text !~ '^pg_' and set_option
    order by member::regrole::text, roleid::regrole::text`)

  expect(memberships).toEqual([
    'authenticator anon member',
    'authenticator authenticated member',
    'authenticator service_role member',
    'postgres anon admin',
    'postgres authenticated admin',
    'postgres authenticator admin',
    'postgres pg_create_subscription member',
    'postgres pg_monitor admin',
    'postgres pg_read_all_data admin',
    'postgres pg_signal_backend admin',
    'postgres service_role admin',
    'supabase_read_only_user pg_read_all_data member',
    'supabase_storage_admin authenticator member',
  ])
})

test('the API roles have the time limits of a hosted project', async () => {
  const limits = await values(`
    select rolname, unnest(rolconfig) from pg_roles
    where rolname in ('anon', 'authenticated', 'authenticator', 'service_role') order by 1, 2`)

  expect(limits).toEqual([
    'anon statement_timeout=3s',
    'authenticated statement_timeout=8s',
    'authenticator lock_timeout=8s',
    'authenticator statement_timeout=8s',
  ])
})

test('postgres owns the database and, through it, the schema public', async () => {
  const owners = await values(`
    select 'database', datdba::regrole from pg_database where datname = 'postgres'
    union all select nspname, nspowner::regrole from pg_namespace where nspname in ('extensions', 'public') order by 1`)

  expect(owners).toEqual(['database postgres', 'extensions postgres', 'public pg_database_owner'])
})

test('the extensions that only a superuser can create are there, in their own schema', async () => {
  const extensions = await values(`select extname, extnamespace::regnamespace from pg_extension order by 1`)

  expect(extensions).toEqual([
    'moddatetime extensions',
    'pg_stat_statements extensions',
    'pgcrypto extensions',
    'plpgsql pg_catalog',
    'uuid-ossp extensions',
  ])
})

test('a new table lets the API roles neither read nor write, and a new function is executable as Postgres has it', async () => {
  await asOwner((client) =>
    client.query(`create table public.closed (); create function public.closed_too() returns int return 1`),
  )

  const [table, routine] = await Promise.all([
    privilegesOn('pg_class', 'closed', 'postgres'),
    privilegesOn('pg_proc', 'closed_too', 'postgres'),
  ])

  const kept = 'MAINTAIN,REFERENCES,TRIGGER,TRUNCATE'
  expect(table).toEqual([`anon ${kept}`, `authenticated ${kept}`, `service_role ${kept}`])
  expect(routine).toEqual([])
})

test('under the old defaults a new table and a new function are open to the API roles', async () => {
  await asOwner(
    (client) =>
      client.query(`create table public.open (); create function public.open_too() returns int return 1`),
    'old_defaults',
  )

  const [table, routine] = await Promise.all([
    privilegesOn('pg_class', 'open', 'old_defaults'),
    privilegesOn('pg_proc', 'open_too', 'old_defaults'),
  ])

  const all = 'DELETE,INSERT,MAINTAIN,REFERENCES,SELECT,TRIGGER,TRUNCATE,UPDATE'
  expect(table).toEqual([`anon ${all}`, `authenticated ${all}`, `service_role ${all}`])
  expect(routine).toEqual(['anon EXECUTE', 'authenticated EXECUTE', 'service_role EXECUTE'])
})

test('a migration may do what it may do on a hosted project', async () => {
  const migration = asOwner((client) =>
    client.query(`
      begin;
      create role probe login noinherit;
      grant authenticated, service_role to probe;
      create function public.probe() returns trigger language plpgsql as 'begin return new; end';
      create trigger probe after insert on auth.users for each row execute function public.probe();
      create policy probe on storage.objects for select to authenticated using (true);
      rollback`),
  )

  await expect(migration).resolves.toBeDefined()
})

test.each([
  ['becomes a superuser', 'set role supabase_admin'],
  ['becomes the owner of Auth', 'set role supabase_auth_admin'],
  ['becomes the owner of Storage', 'set role supabase_storage_admin'],
  ['adds to the schema auth', 'create table auth.mine ()'],
  ['adds to the schema storage', 'create table storage.mine ()'],
  ['changes a table of Auth', 'alter table auth.users add column mine text'],
])('no migration %s', async (_, sql) => {
  await expect(asOwner((client) => client.query(sql))).rejects.toMatchObject({ code: '42501' })
})

test('a change of the schema tells the Data API', async () => {
  await withClient(adminUrl('postgres'), async (client) => {
    const told = new Promise((resolve) => client.once('notification', resolve))
    await client.query('listen pgrst')

    await asOwner((owner) => owner.query('create table public.told ()'))

    await expect(told).resolves.toMatchObject({ channel: 'pgrst', payload: 'reload schema' })
  })
})

test('only a complete database is signed, and its grants are part of the signature', async () => {
  await withClient(adminUrl('template1'), (client) => client.query('create database empty'))

  const signatures = await Promise.all(
    ['postgres', 'old_defaults', 'empty'].map((name) => readSignature(adminUrl(name))),
  )

  expect(signatures).toEqual([expect.any(String), expect.any(String), undefined])
  expect(signatures[0]).not.toBe(signatures[1])
})

test('two databases of one cluster can be bootstrapped at once', async () => {
  const names = ['twin_a', 'twin_b']
  for (const name of names) {
    await withClient(adminUrl('template1'), (client) => client.query(`create database ${name}`))
  }

  await Promise.all(names.map((name) => bootstrap(adminUrl(name))))

  expect(await readSignature(adminUrl('twin_a'))).toBe(await readSignature(adminUrl('twin_b')))
})
