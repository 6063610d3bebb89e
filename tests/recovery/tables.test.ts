import { expect, test } from 'vitest'
import { describeSchema } from '@/scripts/recovery/schema-lines'
import { withSession } from '@/scripts/recovery/session'
import { leftOut, listTables, schemas } from '@/scripts/recovery/tables'
import { createHouse } from './houses'

test('every table is in a backup, or named with the reason why not', async () => {
  const house = await createHouse()
  const { rows } = await house.inside.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     join pg_class on relname = tablename and relnamespace = schemaname::regnamespace
     where schemaname !~ '^(pg_|information_schema$|supabase_migrations$|realtime$)' and not relispartition and relpersistence <> 'u'
     union
     select format('%I.%I', nspname, relname) from pg_class join pg_namespace on pg_namespace.oid = relnamespace
     where relkind = 'p' and not relispartition and nspname <> 'realtime'`,
  )

  const tables = await withSession(house.connection.databaseUrl, listTables)
  const known = new Set(tables.map(({ name }) => name))

  const forgotten = rows.map(({ name }) => name).filter((name) => !known.has(name))
  expect(
    forgotten.map(
      (name) =>
        `${name} is in no backup: add its schema to "schemas", or its reason to "leftOut", of scripts/recovery/tables.ts`,
    ),
  ).toEqual([])
  expect(tables.filter(({ columns }) => columns.length === 0)).toEqual([])
})

test('what is left out belongs to the platform, the queue or is unlogged: no migration of ours makes it', () => {
  const ours = Object.keys(leftOut).filter((name) => !/^(auth|storage|pgboss)\./.test(name))

  expect(ours).toEqual([])
  expect(schemas).toEqual(expect.arrayContaining(['public', 'private']))
})

test('an unlogged table is left out by what it is', async () => {
  const house = await createHouse()
  await house.inside.query('create unlogged table private.counters (id int primary key)')

  const tables = await withSession(house.connection.databaseUrl, listTables)

  expect(tables.find(({ name }) => name === 'private.counters')?.leftOut).toEqual({ reason: 'unlogged' })
})

test('no row of a backup points to a row that is left out', async () => {
  const house = await createHouse()
  const tables = await withSession(house.connection.databaseUrl, listTables)
  const left = tables.filter((table) => table.leftOut).map(({ name }) => name)
  const { rows } = await house.inside.query<{ child: string; parent: string }>(
    `select format('%I.%I', cn.nspname, c.relname) as child, format('%I.%I', pn.nspname, p.relname) as parent
     from pg_constraint
     join pg_class c on c.oid = conrelid join pg_namespace cn on cn.oid = c.relnamespace
     join pg_class p on p.oid = confrelid join pg_namespace pn on pn.oid = p.relnamespace
     where contype = 'f'`,
  )

  const lost = rows.filter(({ child, parent }) => left.includes(parent) && !left.includes(child))

  expect(rows.length).toBeGreaterThan(10)
  expect(
    lost.map(
      ({ child, parent }) =>
        `${child} points to ${parent}, which "leftOut" of scripts/recovery/tables.ts leaves out`,
    ),
  ).toEqual([])
})

test('whatever hangs on a workspace carries its id, so that it comes back with it', async () => {
  const house = await createHouse()
  const { rows } = await house.inside.query<{ name: string }>(
    `with recursive owned as (
       select 'public.workspaces'::regclass::oid as oid
       union
       select conrelid from pg_constraint join owned on owned.oid = confrelid where contype = 'f'
     )
     select oid::regclass::text as name from owned
     where oid <> 'public.workspaces'::regclass
       and not exists (select from pg_attribute where attrelid = oid and attname = 'workspace_id')`,
  )

  expect(rows.map(({ name }) => `${name}: give it a column workspace_id, and a foreign key with it`)).toEqual(
    [],
  )
})

test.each([
  [
    'a grant',
    'grant truncate on public.memberships to app_user',
    /^\+ grant truncate on relation public\.memberships/m,
  ],
  [
    'a column grant',
    'grant insert (created_at) on memberships to app_user',
    /^\+ grant insert on column public\.memberships\.created_at/m,
  ],
  ['a policy', 'create policy all_of_it on notes using (true)', /^\+ policy all_of_it on public\.notes/m],
  [
    'row level security',
    'alter table notes disable row level security',
    /^\+ table public\.notes row security f/m,
  ],
  ['a function', 'alter function private.uuid_v7() security definer', /^\+ function private\.uuid_v7\(\)/m],
  [
    'who may call it',
    'grant execute on function private.purge_activity(timestamptz, int) to anon',
    /to anon$/,
  ],
  [
    'a trigger',
    'alter table notes disable trigger touch_updated_at',
    /^\+ trigger CREATE TRIGGER touch_updated_at .* D$/m,
  ],
  [
    'a check',
    'alter table notes drop constraint notes_title_form',
    /^- constraint on public\.notes: notes_title_form/,
  ],
])('%s that changes is a line that differs', async (_, change, expected) => {
  const house = await createHouse()
  const before = await withSession(house.connection.databaseUrl, describeSchema)
  await house.inside.query(change)

  const after = await withSession(house.connection.databaseUrl, describeSchema)

  const [gone, come] = [
    before.filter((line) => !after.includes(line)),
    after.filter((line) => !before.includes(line)),
  ]
  expect([...gone.map((line) => `- ${line}`), ...come.map((line) => `+ ${line}`)].join('\n')).toMatch(
    expected,
  )
})
