import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { absent, filesWith, present } from './support/traces'
import { faultsOf, rowsOf } from './support/verification'

const rows = rowsOf(readFileSync('docs/verification.md', 'utf8'))
const ROWS_MIN = 110

test('the page has a row for every choice', () => {
  expect(rows.length).toBeGreaterThanOrEqual(ROWS_MIN)
  expect(new Set(rows.map(({ choice }) => choice)).size).toBe(rows.length)
})

test.each(rows.map((row) => [row.choice, row] as const))(
  '%s: its page, its file and its test exist',
  (_, row) => {
    expect(faultsOf(row)).toEqual([])
  },
)

const decided = readFileSync('docs/architecture/decisions.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| (?!choice|---)/.test(line))

test('every decision of the architecture has a row here, by its official page', () => {
  const verified = new Set(rows.flatMap(({ links }) => links))
  const without = decided.filter((line) => {
    const links = [...line.matchAll(/\]\((https:[^)]+)\)/g)].map(([, link]) => link!)
    return links.length === 0 || links.some((link) => !verified.has(link))
  })

  expect(decided.length).toBeGreaterThan(5)
  expect(without).toEqual([])
})

test('a row that is held here has its trace, and every trace its row', () => {
  const heldHere = rows.filter(({ tests }) => tests.some(({ path }) => path === 'tests/verification.test.ts'))

  const choices = [...Object.keys(absent), ...Object.keys(present)]
  expect(choices.toSorted()).toEqual(heldHere.map(({ choice }) => choice).toSorted())
})

test.each(Object.entries(absent))('%s: no trace of it is in the product', (_, trace) => {
  expect(filesWith(trace)).toEqual([])
})

test.each(Object.entries(present))('%s: it stands where the row says', (_, [file, text]) => {
  expect(readFileSync(file, 'utf8')).toContain(text)
})

test('a trace is found where there is one', () => {
  expect(filesWith(/auth\.getClaims\(/)).toEqual(['lib/features/account/password-service.ts'])
  expect(filesWith(/^enable_signup = true/m)).toEqual(['supabase/config.toml'])
})

const sound =
  '| a choice | [page](https://supabase.com/docs/guides/auth) | follows | `proxy.ts` | `tests/architecture.test.ts` |'

test('a sound row has no fault', () => {
  expect(rowsOf(sound).map(faultsOf)).toEqual([[]])
})

test.each([
  ['no choice', 'it names no choice', sound.replace('a choice', '')],
  ['no link', 'it links to no official page', sound.replace(/\[page\]\([^)]+\)/, 'page')],
  ['a link without TLS', 'is no https address', sound.replace('https:', 'http:')],
  ['a link to a blog', 'is no official host', sound.replace('supabase.com/docs', 'example.com/supabase.com')],
  [
    'a link to a look-alike',
    'is no official host',
    sound.replace('supabase.com', 'supabase.com.example.org'),
  ],
  [
    'a page that this Next.js lacks',
    'is no page of',
    sound.replace('supabase.com/docs', 'nextjs.org/docs/app'),
  ],
  ['another verdict', 'its verdict "follows mostly"', sound.replace('follows', 'follows mostly')],
  ['no verdict', 'its verdict ""', sound.replace('follows', '')],
  ['a deviation without a reason', 'its verdict "deviates"', sound.replace('follows', 'deviates')],
  ['an empty reason', 'its verdict', sound.replace('follows', 'not used because ')],
  ['a reason that says nothing', 'says nothing', sound.replace('follows', 'not used because we like it')],
  ['no file', 'it names no file', sound.replace('`proxy.ts`', '')],
  ['a file that is gone', 'middleware.ts is gone', sound.replace('proxy.ts', 'middleware.ts')],
  ['no test', 'it names no test', sound.replace('`tests/architecture.test.ts`', '')],
  ['a test that is gone', 'gone.test.ts is gone', sound.replace('architecture.test', 'gone.test')],
  ['a test that nobody runs', 'is no test', sound.replace('architecture.test.ts', 'support/owner.ts')],
  ['a title that is gone', 'has no test "nothing"', sound.replace(/ \|$/, ' *nothing* |')],
  ['a title in a comment alone', 'has no test "Top floor', sound.replace(/ \|$/, ' *Top floor first* |')],
])('a row with %s is told so', (_, fault, line) => {
  const found = rowsOf(line).flatMap(faultsOf)

  expect(found).toHaveLength(1)
  expect(found[0]).toContain(fault)
})
