import { expect, test } from 'vitest'
import { together } from '@/lib/described'

const rule = (name: string) => ({ if: { const: name }, then: { minimum: 1 } })

test('rules are composed when there are several, and stand alone or not at all otherwise', () => {
  expect(together([])).toEqual({})
  expect(together([rule('a')])).toEqual(rule('a'))
  expect(together([rule('a'), rule('b')])).toEqual({ allOf: [rule('a'), rule('b')] })
})
