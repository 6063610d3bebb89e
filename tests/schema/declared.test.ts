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
import { vocabularyFile } from '@/scripts/schema/vocabulary'
import { features } from '../../lib/features'
import { exampleFiles } from '../example/schema'
import { owner } from '../support/owner'
import { stateOf } from './declared-state'

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
  const declared = await withClient(url, stateOf)

  expect(
    difference(await stateOf(await begin()), declared),
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
])('%s that the files do not declare is noticed', async (_, planted) => {
  const client = await begin()
  await client.query(`insert into storage.buckets (id, name) values ('leaflets', 'leaflets')`)
  const before = await stateOf(client)

  await client.query(planted)

  expect(difference(before, await stateOf(client))).not.toEqual([])
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
