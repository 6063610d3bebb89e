import { expect, test } from 'vitest'
import {
  exposedDefiners,
  functionsWithSearchPath,
  heldAtServices,
  heldByServerLogin,
  onlyServerLogin,
  serverLogin,
  tablesWithoutRowSecurity,
} from '../../scripts/schema/privileges.ts'
import { owner } from '../support/owner'

async function names(text: string) {
  const { rows } = await owner.query<{ name: string }>(text)
  return rows.map(({ name }) => name)
}

test('every table has row level security', async () => {
  const open = await tablesWithoutRowSecurity(owner)
  expect(open.map((table) => `${table}: alter table ${table} enable row level security`)).toEqual([])
})

test('neither a visitor nor a user’s token reaches a table, column, sequence or function past the server', async () => {
  const held = await heldAtServices(owner)
  expect(
    held.map(
      (right) => `${right}: revoke it from public, anon and authenticated where a migration creates it`,
    ),
  ).toEqual([])
})

test('every function of ours has an empty search path', async () => {
  const functions = await functionsWithSearchPath(owner)
  expect(functions.map((name) => `${name}: create it with set search_path = ''`)).toEqual([])
})

test('no function that the Data API would run has the rights of its owner', async () => {
  const definers = await exposedDefiners(owner)
  expect(definers.map((name) => `${name}: move it to the schema private, or drop security definer`)).toEqual(
    [],
  )
})

test('the server’s login has no rights of its own', async () => {
  expect(await serverLogin(owner)).toEqual(onlyServerLogin)
  expect(await heldByServerLogin(owner)).toEqual([])
})

test('every foreign key has an index that begins with its columns', async () => {
  const missing = await names(`
    select conrelid::regclass::text || ' ' || conname as name from pg_constraint
    where contype = 'f' and connamespace::regnamespace::text in ('public', 'private')
      and not exists (
        select from pg_index where indrelid = conrelid and indpred is null
          and (indkey::int2[])[0:cardinality(conkey) - 1] @> conkey and (indkey::int2[])[0:cardinality(conkey) - 1] <@ conkey
      )`)

  expect(missing.map((key) => `${key}: create an index that begins with its columns, in this order`)).toEqual(
    [],
  )
})
