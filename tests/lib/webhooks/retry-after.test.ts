import { expect, test } from 'vitest'
import { secondsIn } from '@/lib/features/webhooks/retry-after'

const now = Date.parse('2027-01-31T12:00:00Z')

test.each([
  ['seconds', '120', 120],
  ['a date', 'Sun, 31 Jan 2027 12:02:00 GMT', 120],
  ['a date as it was once written', 'Sunday, 31-Jan-27 12:02:00 GMT', 120],
  ['a date as C writes it', 'Sun Jan 31 12:02:00 2027', 120],
])('a wait may be %s', (_, text, seconds) => {
  expect(secondsIn(text, now)).toBe(seconds)
})

test.each([
  undefined,
  '',
  '0',
  '-5',
  '1e3',
  '0x10',
  '1.5',
  'soon',
  'soon 5',
  '2027-02-01',
  'Sun, 31 Jan 2027 12:02:00 +0200',
  'Sun, 31 Jan 2027 11:58:00 GMT',
])('%j is no wait', (text) => {
  expect(secondsIn(text, now)).toBeUndefined()
})
