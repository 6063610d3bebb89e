import { expect, test } from 'vitest'
import { NewPassword, refuseNear } from '@/lib/features/account/password-rules'
import { SignIn } from '@/lib/features/account/sign-in-schema'

const COMMON = 'This password is too easy to guess. Choose another.'
const NEAR =
  'This password is little more than your name, your address or the name of this site. Choose another.'
const SHORT = 'Use at least 10 characters.'
const LONG = 'Use at most 72 letters. Each accented letter counts as two, and an emoji as four or more.'

/** Shared machines are slow. One judgement takes less than a millisecond on an idle one. */
const JUDGED_WITHIN_MS = 100

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
  'iloveyou iloveyou',
  'letmein letmein',
  'Password password',
  'letmein.letmein',
  'password-password1',
  'letmein_2_letmein',
  'p.a.s.s.w.o.r.d',
  'my password!',
  'P@ssw0rd2026',
  'pa$$word 2026',
  'pässwörd 2026',
  'l3tm31n l3tm31n',
  'passwort123',
  'Passwort-Passwort',
  'hallo123456',
  'Willkommen!1',
  'Frühling 2026',
  'fruehling2026!',
  'Fußball_2026',
  'FUSSBALL 2026',
  'ichliebedich',
  '5chm3tt3rling!',
  'qwertz123456',
  'qwertzuiop',
  'poiuztrewq',
  'asdfghjklö',
  'ölkjhgfdsa',
  'qayxswedc123',
  'abcdefghijkl',
  'zyxwvutsrqponm',
  '1234567890ab',
  '9876543210',
  '１２３４５６７８９０',
  '!@#$%^&*()',
  '!"§$%&/()=',
  'hahahahahaha!',
  'blub blub blub',
  '          ',
  '- - - - - - - -',
])('the common password %s is refused', (password) => {
  expect(refusalOf(password)).toBe(COMMON)
})

test.each([
  'correct horse battery',
  'correct horse battery staple',
  'correcthorsebatterystaple',
  'schöner grüner Hügel',
  'the password of my grandmother',
  'qkzvtrwpxmna',
  'x7Kq2mVp9x',
  '4$8#91!k%2',
  'plinth stands below a column',
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
  expect(refusalOf(`${'my cat sits'.repeat(6)}quietl`)).toBeUndefined()
})

test.each([
  'Plinth2026!!',
  'Pl1nth, Pl1nth & co',
  'my plinth 2026',
  'localhost 2026',
  'plinth.localhost',
  'plinth password',
])('%s, made of the words of the site, is refused', (password) => {
  expect(refusalOf(password)).toBe(NEAR)
})

const ada = { email: 'ada.lovelace+mail@analytical.example.co.uk', displayName: 'Gräfin Ada King-Noël' }

test.each([
  'ada.lovelace+mail@analytical.example.co.uk',
  'ADA.LOVELACE',
  'ada_lovelace_2026',
  'lovelace & ada 1815',
  'Ana1yt1ca1 1815!',
  'analytical',
  'Analytical.Example',
  'analytical.example.co.uk',
  'ada@plinth 2026',
  'Ada King-Noël',
  'kingnoel 1815',
  'gräfin ada',
  'graefin1815',
  'analytical password',
])('%s, made of the words of the person, is refused', (password) => {
  expect(refusalOf(password)).toBeUndefined()
  expect(() => refuseNear(password, ada)).toThrow(NEAR)
})

test.each(['correct horse battery', 'ada likes green apples', 'my king has three crowns'])(
  '%s is taken from the same person',
  (password) => {
    expect(() => refuseNear(password, ada)).not.toThrow()
  },
)

test('a person without an address and with a name of one letter chooses as others do', () => {
  const nobody = { email: null, displayName: 'A' }

  expect(() => refuseNear('a long enough sentence', nobody)).not.toThrow()
  expect(() => refuseNear('Plinth2026!!', nobody)).toThrow(NEAR)
})

test('the longest password with the longest name and address is judged at once', () => {
  const longest = { email: `${'abc.'.repeat(16)}@${'bcd.'.repeat(46)}de`, displayName: 'abc ab '.repeat(11) }
  const passwords = [
    'abcd'.repeat(17),
    'loveyoumeinpassword1234star',
    'ﷺ',
    '4@1!$0',
    'abcdefghijklmnopqrstuvwxyz',
  ]
  const long = passwords.map((password) => password.repeat(72).slice(0, 72))

  const start = performance.now()
  for (const password of long) expect(() => NewPassword.safeParse(password)).not.toThrow()
  for (const password of long) {
    try {
      refuseNear(password, longest)
    } catch {}
  }

  expect((performance.now() - start) / long.length).toBeLessThan(JUDGED_WITHIN_MS)
})

test('a password beyond 72 bytes is refused without a judgement', () => {
  const issues = NewPassword.safeParse('password'.repeat(100_000)).error!.issues

  expect(issues.map(({ message }) => message)).toEqual([LONG])
})

test('a password is one, however a keyboard spells its letters, when it is chosen and at sign-in', () => {
  const [composed, decomposed] = ['Zwölf große Igel'.normalize('NFC'), 'Zwölf große Igel'.normalize('NFD')]

  const signIn = SignIn.parse({ email: 'ada@example.com', password: decomposed })

  expect(decomposed).not.toBe(composed)
  expect(NewPassword.parse(decomposed)).toBe(composed)
  expect(signIn.password).toBe(composed)
})
