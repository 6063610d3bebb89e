import { expect, test } from 'vitest'
import { fill } from '@/app/_messages/phrase'
import { isolated } from '@/lib/text/isolate'

test.each([
  ['שלום', '\u2068שלום\u2069'],
  ['محمد ١', '\u2068محمد ١\u2069'],
  ['a\u202eb', '\u2068ab\u2069'],
  ['a\u2069b', '\u2068ab\u2069'],
  ['Ada', 'Ada'],
  ['日本 🚀', '日本 🚀'],
])('a value from right to left stands apart in its sentence, and any other as it is: %j', (text, shown) => {
  expect(isolated(text)).toBe(shown)
  expect(fill('{name} (3)', { name: text })).toBe(`${shown} (3)`)
})
