import { expect, test } from 'vitest'
import { NewPassword } from '@/lib/features/account/password-rules'
import { SignIn } from '@/lib/features/account/sign-in-schema'

const COMMON = 'This password is too easy to guess. Choose another.'
const SHORT = 'Use at least 10 characters.'
const LONG = 'Use at most 72 letters. Each accented letter counts as two, and an emoji as four or more.'

function refusalOf(password: string) {
  const parsed = NewPassword.safeParse(password)
  return parsed.success ? undefined : parsed.error.issues[0]!.message
}

test.each([
  'password123',
  'Password123!',
  '1234567890',
  'qwertyuiop',
  'QWERTYUIOP',
  'basketball',
  'Basketball2024!',
  'passwordpassword',
  'aaaaaaaaaaaa',
  'abcabcabcabc',
  '1qaz2wsx3edc',
  '!!sunshine!!',
  'Michael-1985',
])('the common password %s is refused', (password) => {
  expect(refusalOf(password)).toBe(COMMON)
})

test.each([
  'correct horse battery',
  'a long enough password',
  'Rindfleischetikettierung',
  'tr0ub4dor&3xyz',
  'love849204810293',
  '4829104x58201',
  'Zwölf große Igel!',
  '正しい馬の電池とホチキス',
  'приветмойдруг и ты',
])('%s is taken', (password) => {
  expect(refusalOf(password)).toBeUndefined()
})

test.each([
  ['nine letters', 'ninechars', SHORT],
  ['nine letters with accents, which are eighteen bytes', 'äöüäöüäöß', SHORT],
  ['nine letters in eighteen code points', 'a\u0308'.repeat(9), SHORT],
  ['three families of emoji', '👨‍👩‍👧‍👦'.repeat(3), SHORT],
  ['no letter', '', SHORT],
  ['73 letters', `${'ab cd'.repeat(14)}xyz`, LONG],
  ['37 letters of two bytes', 'äöüßéèàçñøåæ'.repeat(4).slice(0, 37), LONG],
  ['19 emoji of four bytes', '😀🐙🌍🎈🍏🚲🎻📚🧭🪁🦉🌵🍄🪐🧊🫖🛶🏕🎯'.repeat(1) + '🪴🪵', LONG],
])('%s are refused in words that say why', (_, password, sentence) => {
  expect(refusalOf(password)).toBe(sentence)
})

test('a password of 72 bytes is taken', () => {
  expect(refusalOf(`${'ab cd'.repeat(14)}xy`)).toBeUndefined()
})

test('a password is one, however a keyboard spells its letters, when it is chosen and at sign-in', () => {
  const [composed, decomposed] = ['Zwölf große Igel'.normalize('NFC'), 'Zwölf große Igel'.normalize('NFD')]

  const signIn = SignIn.parse({ email: 'ada@example.com', password: decomposed })

  expect(decomposed).not.toBe(composed)
  expect(NewPassword.parse(decomposed)).toBe(composed)
  expect(signIn.password).toBe(composed)
})
