import { expect, test } from 'vitest'
import { owner } from '../support/owner'
import { columnLines } from './column-lines'
import { columns } from './columns'

test('each column is required, or not, and filled by itself, or not, as it is written', async () => {
  expect(await columnLines(owner), 'Write the column in tests/schema/columns.ts.').toEqual(
    columns.trim().split('\n'),
  )
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
