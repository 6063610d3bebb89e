import { randomBytes } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { expect, test, vi } from 'vitest'
import { isKept, type KeptForm } from '@/lib/http/kept-fields'
import { packed, unpacked as unpackedByPage } from '@/lib/http/kept-form'

/** Platforms allow no longer header. */
const HEADER_LIMIT_BYTES = 12_000
/** Each costs time in proportion to the text, which is bounded. */
const DEFLATES_MAX = 2

const deflated = vi.hoisted(() => ({ times: 0 }))
vi.mock('node:zlib', async (original) => {
  const zlib = await original<typeof import('node:zlib')>()
  const deflateRawSync: typeof zlib.deflateRawSync = (...given) => {
    deflated.times += 1
    return zlib.deflateRawSync(...given)
  }
  return { ...zlib, deflateRawSync }
})

const noise = (bytes: number) => randomBytes(bytes).toString('base64')
const fields = (count: number, value: () => string) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`field${index}`, value()]))

function unpacked(text: string): KeptForm {
  const kept = JSON.parse(inflateRawSync(Buffer.from(text, 'base64url')).toString())
  return { ...kept, values: Object.fromEntries(kept.values) }
}

test.each<[string, KeptForm['values']]>([
  ['thousands of fields', fields(8_000, () => noise(6))],
  ['a hundred fields of noise', fields(100, () => noise(600))],
  ['one name of 700 kB', { [noise(525_000)]: 'x' }],
  ['one value of noise', { title: noise(30_000) }],
  ['a value that deflates to nothing', { title: 'a'.repeat(900_000) }],
  ['control characters', { title: '\u0000\ud800'.repeat(9_000) }],
  [
    'names of what every object has',
    Object.fromEntries([
      ['__proto__', noise(9_000)],
      ['toString', 'x'],
    ]),
  ],
])('a form of %s takes little work and little room', (_, values) => {
  deflated.times = 0
  const text = packed({ id: 'x'.repeat(100), place: 9_999, values })

  expect(deflated.times).toBeGreaterThan(0)
  expect(deflated.times).toBeLessThanOrEqual(DEFLATES_MAX)
  expect(text.length).toBeLessThanOrEqual(HEADER_LIMIT_BYTES)
  expect(Buffer.byteLength(JSON.stringify(unpacked(text)))).toBeLessThan(60_000)
})

test('of what is too much, the shorter fields are kept in their order', () => {
  const kept = unpacked(
    packed({ values: { title: 'Apples', body: noise(30_000), email: 'ada@example.com' } }),
  )

  expect(kept).toEqual({ values: { title: 'Apples', email: 'ada@example.com' }, tooLong: true })
})

test('a form as long as may be is read again', () => {
  // Two brackets, two names and two values take the rest of the limit.
  const form = {
    id: 'x'.repeat(100),
    place: 9_999,
    values: { title: 'a'.repeat(40_000), body: 'a'.repeat(9_960) },
  }
  const text = packed(form)

  expect(unpacked(text)).not.toHaveProperty('tooLong')
  expect(unpackedByPage(text)).toEqual(form)
})

test('a text that can be deflated is kept whole', () => {
  const form = { values: { body: 'What is to be done, at length. '.repeat(1_000) } }

  expect(unpacked(packed(form))).toEqual(form)
})

test.each([
  'password',
  'currentPassword',
  'Passwort',
  'neues_passwort',
  'pass',
  'user_pass',
  'pwd',
  'apiKey',
  'api_key',
  'accessKey',
  'key',
  'clientSecret',
  'access_token',
  'otp',
  'userOtp',
  'code',
  'recoveryCode',
  'pin',
  '$ACTION_REF_1',
  '$FORM',
  'x'.repeat(101),
])('what is typed into %s is never shown again', (name) => {
  expect(isKept(name)).toBe(false)
})

test.each([
  'email',
  'displayName',
  'title',
  'description',
  'body',
  'name',
  'dueOn',
  'role',
  'tagIds',
  'eventTypes',
  'scopes',
  'url',
  'expiresInDays',
  'confirmation',
  'constructor',
])('what is typed into %s may be shown again', (name) => {
  expect(isKept(name)).toBe(true)
})
