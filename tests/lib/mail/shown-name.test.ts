import { expect, test } from 'vitest'
import { shownName } from '@/lib/mail/shown-name'

test.each([
  ['Call +1 (888) 555-0199 now', '"Call 188 · 855 · 501 · 99 now"'],
  ['0800 1234567', '"080 · 012 · 345 · 67"'],
  ['evil.\ufe0fcom', '"evil. com"'],
  ['https\ufe0f://evil\ufe0f.com', '"https: //evil. com"'],
  ['Team\u034f 7\u{e0100}', '"Team 7"'],
  ['192.0.2.1', '"192. 0. 2. 1"'],
  ['Room 101, floor 12', '"Room 101, floor 12"'],
  ['2026-11', '"2026-11"'],
])('a name holds nothing that a mail program dials or opens: %j', (name, shown) => {
  expect(shownName(name)).toBe(shown)
})
