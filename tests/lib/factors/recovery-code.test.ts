import { expect, test } from 'vitest'
import { newRecoveryCodes, recoveryCodeHash } from '@/lib/features/factors/recovery-code'

const CODE = '0123-4567-89ab-cdef'

test('a recovery code has 80 random bits in groups that a person can read out', () => {
  const codes = newRecoveryCodes()
  const bitsOf = (code: string) => Math.log2(32) * code.replaceAll('-', '').length

  expect(codes).toHaveLength(10)
  expect(new Set(codes).size).toBe(10)
  for (const code of codes) {
    expect(code).toMatch(/^([0-9a-hj-km-np-tv-z]{4}-){3}[0-9a-hj-km-np-tv-z]{4}$/)
    expect(bitsOf(code)).toBeGreaterThanOrEqual(80)
  }
})

test.each([
  ['in capitals', '0123-4567-89AB-CDEF'],
  ['without groups', '0123456789abcdef'],
  ['with spaces', ' 0123 4567 89ab cdef '],
  ['with the letters that look like digits', 'oI23-4567-89ab-cdef'],
])('a recovery code is the same %s', (_, typed) => {
  expect(recoveryCodeHash(typed)).toBe(recoveryCodeHash(CODE))
})

test.each(['', 'nonsense', CODE.slice(1), `${CODE}0`, CODE.replace('f', 'ü')])(
  '“%s” is no recovery code',
  (typed) => {
    expect(recoveryCodeHash(typed)).toBeUndefined()
  },
)
