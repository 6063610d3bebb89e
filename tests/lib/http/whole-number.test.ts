import { expect, test } from 'vitest'
import { OfVersion } from '@/app/_forms/of-version'
import { PageQuery } from '@/lib/http/paging'

const odd = [
  '',
  ' ',
  ' 7',
  '7 ',
  '+7',
  '-7',
  '7.0',
  '7e0',
  '0x7',
  '0b1',
  '７',
  '٧',
  '7_0',
  'seven',
  'Infinity',
  '9'.repeat(400),
]

test.each(odd)('%j is no number, neither in a query nor in a form', (text) => {
  expect(PageQuery.safeParse({ limit: text }).success).toBe(false)
  expect(OfVersion.version.safeParse(text).success).toBe(false)
})

test('decimal digits are a number, and a number is one', () => {
  expect(['7', '07', 7].map((limit) => PageQuery.parse({ limit }).limit)).toEqual([7, 7, 7])
  expect(OfVersion.version.parse('12')).toBe(12)
})

test.each([true, null, [7], { valueOf: 7 }])('%j is not taken for one either', (value) => {
  expect(PageQuery.safeParse({ limit: value }).success).toBe(false)
  expect(OfVersion.version.safeParse(value).success).toBe(false)
})
