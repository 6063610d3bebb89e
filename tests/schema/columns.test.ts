import { expect, test } from 'vitest'
import { owner } from '../support/owner'
import { columnLines } from './column-lines'
import { columns } from './columns'

test('each column is required, or not, and filled by itself, or not, as it is written', async () => {
  expect(await columnLines(owner), 'Write the column in tests/schema/columns.ts.').toEqual(
    columns.trim().split('\n'),
  )
})
