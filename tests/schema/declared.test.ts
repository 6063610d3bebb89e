import { readFileSync } from 'node:fs'
import { getConstructionPlans } from 'pg-boss'
import { expect, onTestFinished, test } from 'vitest'
import { joined, merged, provedOf, sensitiveOf } from '@/lib/feature'
import { projectDir } from '@/scripts/command/project'
import { withClient } from '@/scripts/database/client'
import { parseStatements } from '@/scripts/migrations/parse'
import { difference } from '@/scripts/recovery/schema-lines'
import { startDeclared } from '@/scripts/schema/declared'
import { readSchemaFiles } from '@/scripts/schema/files'
import { inventoryOf } from '@/scripts/schema/inventory'
import { vocabularyFile } from '@/scripts/schema/vocabulary'
import { features } from '../../lib/features'
import { exampleFiles } from '../example/schema'
import { owner } from '../support/owner'

/** Takes a throw-away database away once the test has ended. */
const closing = {
  add(step: () => Promise<unknown>) {
    onTestFinished(async () => void (await step()))
    return undefined
  },
}

/** A transaction on the migrated database, undone once the test has ended. */
async function begin() {
  const client = await owner.connect()
  await client.query('begin')
  onTestFinished(async () => {
    await client.query('rollback')
    client.release()
  })
  return client
}

test('the migrations make what supabase/schemas declares', async () => {
  const url = await startDeclared(closing, [...readSchemaFiles(projectDir), ...exampleFiles])
  const declared = await withClient(url, inventoryOf)

  expect(
    difference(await inventoryOf(await begin()), declared),
    'supabase/migrations make (-) another schema than supabase/schemas declare (+). After a change of supabase/schemas run npm run db:diff -- <name>, and write changes of rows and settings into its file by hand: docs/migrations.md.',
  ).toEqual([])
})

test.each([
  ['a table', 'create table public.planted (id int)'],
  [
    'a word of a vocabulary',
    `create or replace view private.key_scopes as select 'workspace.read' as permission`,
  ],
  ['a job queue', `select pgboss.delete_queue('upkeep.run')`],
  ['a bucket', `insert into storage.buckets (id, name) values ('planted', 'planted')`],
  ['a limit of a bucket', 'update storage.buckets set file_size_limit = 1'],
  ['a setting of the login', `alter role app_server set statement_timeout = '1h'`],
  ['an extension', 'create extension tablefunc schema extensions'],
  ['a right to empty a table', 'grant truncate on public.memberships to app_user'],
  ['a right to refer to a table', 'grant references on public.memberships to app_user'],
  ['a right to add triggers', 'grant trigger on public.memberships to authenticated'],
  [
    'a right on a sequence',
    'create sequence public.planted; grant update on sequence public.planted to anon',
  ],
  ['a right on a table of Auth', 'grant select on auth.users to app_user'],
  ['a right on a schema', 'grant create on schema private to authenticated'],
  ['a table that no backup has', 'alter table public.invitations set unlogged'],
  ['a storage option', 'alter table public.memberships set (autovacuum_enabled = false)'],
  [
    'a view that asks with the rights of its owner',
    'create view public.planted as select id from public.profiles',
  ],
  ['a table that Realtime sends', 'alter publication supabase_realtime add table public.memberships'],
  ['the old rows for Realtime', 'alter table public.memberships replica identity full'],
  ['another owner', 'alter table public.memberships owner to service_role'],
  ['another owner of a function', 'alter function private.person_id() owner to service_role'],
  ['a role that passes by every policy', 'alter role app_user bypassrls'],
  ['a role that becomes another', 'grant service_role to app_user'],
  ['a rule', 'create rule planted as on delete to public.memberships do instead nothing'],
  ['a disabled trigger', 'alter table public.memberships disable trigger user'],
  ['a default right', 'alter default privileges in schema public grant select on tables to app_user'],
  ['a collation', 'alter table public.profiles alter column display_name type text collate "C"'],
  [
    'a check that is not validated',
    `alter table public.profiles add constraint planted check (display_name <> 'x') not valid`,
  ],
  ['a function with another search path', `alter function private.person_id() set search_path = 'public'`],
])('%s that the files do not declare is noticed', async (_, planted) => {
  const client = await begin()
  await client.query(`insert into storage.buckets (id, name) values ('leaflets', 'leaflets')`)
  const before = await inventoryOf(client)

  await client.query(planted)

  expect(difference(before, await inventoryOf(client))).not.toEqual([])
})

test('the vocabulary is what the code declares', () => {
  const [file] = readSchemaFiles(projectDir).filter(({ file: name }) => name === '15_vocabulary.sql')

  expect(file?.sql, 'Run npm run db:vocabulary.').toBe(
    vocabularyFile({
      permissions: merged(features, 'permissions'),
      keyScopes: joined(features, 'keyScopes'),
      sensitivePermissions: sensitiveOf(features),
      provedPermissions: provedOf(features),
    }),
  )
})

/** The statements of a file as Postgres reads them, whatever their indentation. */
const statementsOf = (sql: string) =>
  parseStatements(sql).map(({ node }) =>
    JSON.stringify(node, (key, value: unknown) => (/location$/.test(key) ? undefined : value)).replaceAll(
      /(\\n|\s)+/g,
      ' ',
    ),
  )

test('the job queue is what the pinned pg-boss prints', () => {
  const { sql } = readSchemaFiles(projectDir).find(({ file }) => file === '22_job_queue.sql')!
  const printed = statementsOf(getConstructionPlans('pgboss'))

  // Its transaction, with two limits and a lock, is not part of the schema.
  expect(statementsOf(sql)).toEqual(printed.slice(4, -1))
})

test('the config of the Supabase CLI names the same files', () => {
  expect(readFileSync('supabase/config.toml', 'utf8')).toContain('schema_paths = ["./schemas/*.sql"]')
})
