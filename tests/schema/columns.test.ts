import { expect, test } from 'vitest'
import { owner } from '../support/owner'
import { columnAdvice } from './column-advice'
import { columnLines } from './column-lines'
import { columns } from './columns'

test('each column is required, or not, and filled by itself, or not, as it is written', async () => {
  const [found, written] = [await columnLines(owner), columns.trim().split('\n')]

  expect(found, `The lists differ from the database.\n${columnAdvice(found, written)}`).toEqual(written)
})

test.each([
  ['notes', 'public.notes: correct `columns` in tests/example/proof.ts.'],
  ['workspaces', 'public.workspaces: correct tests/schema/columns.ts.'],
  ['recipes', 'public.recipes: correct `columns` in tests/features/<feature>.ts.'],
])('a column of %s that is missing names the file to write it in', (table, advice) => {
  expect(
    columnAdvice(['public.other', '  id', '', `public.${table}`, '  planted'], ['public.other', '  id']),
  ).toBe(advice)
})

test('the order in which a table got its columns is no difference', async () => {
  const client = await owner.connect()
  try {
    await client.query('begin; alter table notes drop column title, add column title text not null')

    expect(await columnLines(client)).toEqual(columns.trim().split('\n'))
  } finally {
    await client.query('rollback')
    client.release()
  }
})
