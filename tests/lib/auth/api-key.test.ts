import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { newApiKey, readApiKey } from '@/lib/auth/api-key'

const many = Array.from({ length: 500 }, newApiKey)

test('a key is recognised by its beginning and is one word for a double click', () => {
  for (const { secret } of many) expect(secret).toMatch(/^plinth_[0-9A-Za-z]{42}$/)
})

test('keys are random in every place, from the whole alphabet', () => {
  const characters = Array.from(
    { length: 36 },
    (_, place) => new Set(many.map(({ secret }) => secret[7 + place])),
  )

  expect(new Set(many.map(({ secret }) => secret)).size).toBe(many.length)
  expect(new Set(characters.flatMap((found) => [...found])).size).toBe(62)
  for (const found of characters) expect(found.size).toBeGreaterThan(50)
})

test('what is kept of a key is its SHA-256 and a beginning that leaves 160 random bits unsaid', () => {
  const { secret, hash, prefix } = newApiKey()
  const unsaid = secret.length - prefix.length - 6

  expect(hash).toBe(createHash('sha256').update(secret).digest('hex'))
  expect(secret.startsWith(prefix)).toBe(true)
  expect(unsaid * Math.log2(62)).toBeGreaterThan(160)
})

test('a key is read as it was made', () => {
  for (const { secret, hash, prefix } of many) expect(readApiKey(secret)).toEqual({ hash, prefix })
})

test('the checksum is the CRC32 of the random part in base 62, which others can check too', () => {
  // CRC32 of thirty-six zeros is 0x240431a2.
  expect(readApiKey(`plinth_${'0'.repeat(36)}0etOEM`)).toBeDefined()
})

test('a key with any one character mistyped, or two exchanged, is none', () => {
  const { secret } = newApiKey()
  const places = Array.from({ length: secret.length - 7 }, (_, index) => index + 7)
  const mistyped = places.map((place) => replace(secret, place, secret[place] === 'a' ? 'b' : 'a'))
  const exchanged = places
    .slice(1)
    .filter((place) => secret[place] !== secret[place - 1])
    .map((place) => secret.slice(0, place - 1) + secret[place] + secret[place - 1] + secret.slice(place + 1))

  for (const wrong of [...mistyped, ...exchanged]) expect(readApiKey(wrong)).toBeUndefined()
})

test.each([
  ['nothing', () => ''],
  ['only a beginning', () => 'plinth_'],
  ['a shorter one', (secret: string) => secret.slice(0, -1)],
  ['a longer one', (secret: string) => `${secret}0`],
  ['one with a line break', (secret: string) => `${secret}\n`],
  ['one in capitals', (secret: string) => secret.toUpperCase()],
  ['one of another make', (secret: string) => secret.replace('plinth_', 'plonth_')],
  ['one after something', (secret: string) => ` ${secret}`],
])('%s is no key', (_, spoil) => {
  expect(readApiKey(spoil(newApiKey().secret))).toBeUndefined()
})

function replace(text: string, place: number, character: string) {
  return text.slice(0, place) + character + text.slice(place + 1)
}
