import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { faultsOf, ofParts, requirements, rowsOf } from './support/asvs'

const rows = rowsOf(readFileSync('docs/security-asvs.md', 'utf8'))
const ids = rows.map(({ id }) => id)

test('every requirement of ASVS 5.0.0 up to level 2 has its line, in the order of the standard', () => {
  expect(requirements).toHaveLength(253)
  expect(requirements.filter((id) => !ids.includes(id) && !ofParts.has(id))).toEqual([])
  expect(ids).toEqual(requirements.filter((id) => ids.includes(id)))
})

test.each(rows.map((row) => [row.id, row] as const))('%s names tests that exist, or a reason', (_, row) => {
  expect(faultsOf(row)).toEqual([])
})

test.each([
  ['a test that is gone', 'met', '`tests/gone.test.ts`'],
  ['a title that its file lacks', 'met', '`tests/words.test.ts` *another title*'],
  ['no test at all', 'met', 'It works.'],
  ['a page that is gone', 'documented', '`docs/gone.md`'],
  ['a reason that says nothing', 'not met', 'No time.'],
  ['another verdict', 'fine', 'Nobody has ever complained about it.'],
])('a line with %s has a fault', (_, verdict, shown) => {
  expect(faultsOf({ id: 'V1.1.1', level: '1', words: 'x', verdict, shown })).not.toEqual([])
})
