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
  ['evil\u200d.\u200ccom', '"evil. com"'],
  ['ev\u200cil\u2800', '"evil"'],
])('a name holds nothing that a mail program dials or opens: %j', (name, shown) => {
  expect(shownName(name)).toBe(shown)
})

test.each([
  ['می\u200cروم', '"می\u200cروم"'],
  ['שלום\u202e', '"שלום"'],
  ['👨\u200d👩\u200d👧 🏳\ufe0f\u200d🌈', '"👨\u200d👩\u200d👧 🏳\ufe0f\u200d🌈"'],
])('a name of any script stays whole: %j', (name, shown) => {
  expect(shownName(name)).toBe(shown)
})
