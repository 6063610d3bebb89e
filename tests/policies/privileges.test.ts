import { expect, test } from 'vitest'
import {
  exposedDefiners,
  functionsWithSearchPath,
  heldByAnyone,
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
  expect(await tablesWithoutRowSecurity(owner)).toEqual([])
})

test('who is not signed in holds no right on any table, column, sequence or function', async () => {
  expect(await heldByAnyone(owner)).toEqual([])
})

test('every function of ours has an empty search path', async () => {
  expect(await functionsWithSearchPath(owner)).toEqual([])
})

test('no function that the Data API would run has the rights of its owner', async () => {
  expect(await exposedDefiners(owner)).toEqual([])
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

  expect(missing).toEqual([])
})
