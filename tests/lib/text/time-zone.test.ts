import { expect, test } from 'vitest'
import { dayIn, isTimeZone, knownTimeZone } from '@/lib/text/time-zone'

test.each([
  ['UTC', '2026-03-01T23:59:59.999Z', '2026-03-01'],
  ['Pacific/Kiritimati', '2026-03-01T09:59:59Z', '2026-03-01'],
  ['Pacific/Kiritimati', '2026-03-01T10:00:00Z', '2026-03-02'],
  ['Etc/GMT+12', '2026-03-01T11:59:59Z', '2026-02-28'],
  ['Asia/Kolkata', '2026-03-01T18:29:59Z', '2026-03-01'],
  ['Asia/Kolkata', '2026-03-01T18:30:00Z', '2026-03-02'],
  // Clocks go from Saturday 24:00 to Sunday 01:00, so that Sunday has no midnight.
  ['America/Santiago', '2026-09-06T03:59:59Z', '2026-09-05'],
  ['America/Santiago', '2026-09-06T04:00:00Z', '2026-09-06'],
  ['Asia/Kolkata', '0009-12-31T18:30:00Z', '0010-01-01'],
])('in %s it is at %s the %s', (zone, at, day) => {
  expect(dayIn(zone, new Date(at))).toBe(day)
})

test.each(['Europe/Atlantis', 'UTC+25', '', undefined])(
  '%j is no time zone, and UTC stands for it',
  (name) => {
    expect(name !== undefined && isTimeZone(name)).toBe(false)
    expect(knownTimeZone(name)).toBe('UTC')
  },
)
