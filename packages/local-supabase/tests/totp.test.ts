import { expect, test } from 'vitest'
import { isTotp, newTotpSecret, totp, totpUri } from '../src/totp'

// The secret and the codes of https://www.rfc-editor.org/rfc/rfc6238#appendix-B, of which six digits stay.
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('the code of second %i is that of RFC 6238', (second, code) => {
  expect(totp(SECRET, second * 1000)).toBe(code)
})

test.each([
  [-60_001, false],
  [-60_000, false],
  [-30_000, true],
  [0, true],
  [29_999, true],
  [59_999, true],
  [60_000, false],
])('a code is right from a period before to a period after its own: %i ms', (late, right) => {
  const at = 1_234_567_890_000
  expect(isTotp(SECRET, totp(SECRET, at), at + late)).toBe(right)
})

test.each(['', '00592', '0059245', 'abcdef', '005923', '００５９２４'])('%j is no code', (code) => {
  expect(isTotp(SECRET, code, 1_234_567_890_000)).toBe(false)
})

test('a code may have spaces around it', () => {
  expect(isTotp(SECRET, ' 005924 ', 1_234_567_890_000)).toBe(true)
})

test('a secret is twenty random bytes in the letters of Base32', () => {
  const [one, other] = [newTotpSecret(), newTotpSecret()]

  expect(one).toMatch(/^[A-Z2-7]{32}$/)
  expect(one).not.toBe(other)
})

test('the address for an app names the issuer, the account and the secret', () => {
  const uri = totpUri({ secret: SECRET, issuer: 'Ä & Söhne:3000', account: 'ada+1@example.test' })

  expect(uri).toBe(
    `otpauth://totp/%C3%84%20%26%20S%C3%B6hne:3000:ada%2B1@example.test?algorithm=SHA1&digits=6&issuer=%C3%84%20%26%20S%C3%B6hne:3000&period=30&secret=${SECRET}`,
  )
  expect(new URL(uri).searchParams.get('issuer')).toBe('Ä & Söhne:3000')
})
