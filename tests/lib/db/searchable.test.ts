import { expect, test } from 'vitest'
import { searchable } from '@/lib/db/searchable'

test.each(['abc', 'äöü', '東京', '日々', 'カナ', 'ｱｲ', '한국', '東京 ab', '😀😀😀'])(
  '%s is a search',
  (text) => {
    expect(searchable.test(text)).toBe(true)
  },
)

test.each(['ab', 'a b c', '東', '東 京', '@@@', '😀😀', '1-2-3'])('%s is none', (text) => {
  expect(searchable.test(text)).toBe(false)
})

test('the document has the same rule for clients that count characters, as JSON Schema asks them to', () => {
  expect(searchable.flags).toBe('u')
  expect(searchable.source).not.toContain('\\u{')
})
