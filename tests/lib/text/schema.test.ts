import { expect, test } from 'vitest'
import { Name, Prose } from '@/lib/text/schema'

const name = Name(5)
const prose = Prose(5)

test.each([
  ['line breaks and tabs, which become spaces', 'a\r\nb\tc', 'a b c'],
  ['line and paragraph separators', 'a\u2028b\u2029c', 'a b c'],
  ['letters that a keyboard composed of two', 'u\u0308', '\u00fc'],
  ['spaces around it', ' \u3000a\ufeff ', 'a'],
  ['as many emoji as letters', '😀😀😀😀😀', '😀😀😀😀😀'],
  ['an emoji of several people', '👨‍👩‍👧', '👨‍👩‍👧'],
  ['a word of Persian with its joiner', 'می‌رو', 'می‌رو'],
])('a name takes %s', (_, typed, kept) => {
  expect(name.safeParse(typed)).toMatchObject({ success: true, data: kept })
})

const blanks = ['', ' ', '\u200b', '\u2060', '\u00ad', '\u3164', '\u115f', '\u1160', '\u2800', '\ufeff']

test.each([...blanks, '\u034f', '\ufe0f', '\u{e0100}', '\u200d', ' \u200b '])(
  'a text in which nothing is drawn is no name: %j',
  (typed) => {
    expect(name.safeParse(typed).error?.issues).toMatchObject([{ code: 'too_small', minimum: 1 }])
    expect(Prose(5, 1).safeParse(typed).success).toBe(false)
  },
)

test.each(['\u0000', '\u001b', '\u007f', '\u0085', '\u009b', '\ud800', '\udc00a'])(
  'neither a name nor prose holds %j',
  (odd) => {
    expect(name.safeParse(`a${odd}`).error?.issues).toMatchObject([{ code: 'custom' }])
    expect(prose.safeParse(`a${odd}`).error?.issues).toMatchObject([{ code: 'custom' }])
  },
)

test.each([
  ...['\u061c', '\u200e', '\u200f', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e'],
  ...['\u2066', '\u2067', '\u2068', '\u2069'],
])('a name does not turn the direction of the text around it: %j', (control) => {
  expect(name.safeParse(`a${control}b`).error?.issues).toMatchObject([{ code: 'custom' }])
  expect(prose.safeParse(`a${control}b`).success).toBe(true)
})

test('every kind of line break of prose is one character', () => {
  expect(prose.parse('a\r\nb\rc')).toBe('a\nb\nc')
  expect(prose.parse('\ta\r\nb\n')).toBe('a\nb')
})

test('a limit counts characters, not the units of a script', () => {
  expect(name.safeParse('😀'.repeat(6)).error?.issues).toMatchObject([{ code: 'too_big', maximum: 5 }])
  expect(prose.parse('😀'.repeat(5))).toBe('😀'.repeat(5))
})
