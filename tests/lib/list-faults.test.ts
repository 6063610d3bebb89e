import { expect, test } from 'vitest'
import { listFaults } from '../support/list-faults'

const list = { file: 'tests/list.ts', wanted: ['a', 'b'], line: (item: string) => `${item}: true,` }

test('a list that has everything once has no fault', () => {
  expect(listFaults({ ...list, written: ['b', 'a'] })).toEqual([])
})

test('a fault names the item, the file and the text to write', () => {
  expect(listFaults({ ...list, written: ['a', 'a', 'c'] })).toEqual([
    'b stands in no line of tests/list.ts: add `b: true,`',
    'c stands in tests/list.ts and nothing has it: remove it',
    'a stands twice in tests/list.ts: remove one',
  ])
})

test('each item can have a file of its own', () => {
  const file = (item: string) => `tests/${item}.ts`

  expect(listFaults({ ...list, file, written: ['a', 'c'] })).toEqual([
    'b stands in no line of tests/b.ts: add `b: true,`',
    'c stands in tests/c.ts and nothing has it: remove it',
  ])
})
