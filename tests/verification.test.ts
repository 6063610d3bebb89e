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
  expect(filesWith(/auth\.getClaims\(/)).toEqual(['lib/features/account/service.ts'])
  expect(filesWith(/^enable_signup = true/m)).toEqual(['supabase/config.toml'])
})

const sound =
  '| a choice | [page](https://supabase.com/docs/guides/auth) | follows | `proxy.ts` | `tests/architecture.test.ts` |'

test.each([
  ['a sound row', sound, []],
  ['no choice', sound.replace('a choice', ''), ['it names no choice']],
  ['no link', sound.replace(/\[page\]\([^)]+\)/, 'page'), ['it links to no official page']],
  ['a link without TLS', sound.replace('https:', 'http:'), [/no https address/]],
  ['a link to a blog', sound.replace('supabase.com/docs', 'example.com/supabase.com'), [/no official host/]],
  ['a link to a look-alike', sound.replace('supabase.com', 'supabase.com.example.org'), [/no official host/]],
  [
    'a page that this Next.js does not have',
    sound.replace('supabase.com/docs', 'nextjs.org/docs/app'),
    [/no page/],
  ],
  ['another verdict', sound.replace('follows', 'follows mostly'), [/verdict/]],
  ['no verdict', sound.replace('follows', ''), [/verdict/]],
  ['a deviation without a reason', sound.replace('follows', 'deviates'), [/verdict/]],
  ['a reason that is empty', sound.replace('follows', 'not used because '), [/verdict/]],
  ['a reason that says nothing', sound.replace('follows', 'not used because we like it'), [/says nothing/]],
  ['no file', sound.replace('`proxy.ts`', ''), ['it names no file']],
  ['a file that is gone', sound.replace('proxy.ts', 'middleware.ts'), [/^middleware\.ts is gone/]],
  ['no test', sound.replace('`tests/architecture.test.ts`', ''), ['it names no test']],
  ['a test that is gone', sound.replace('architecture.test', 'gone.test'), [/gone\.test\.ts is gone/]],
  [
    'a test that nobody runs',
    sound.replace('tests/architecture.test.ts', 'tests/support/owner.ts'),
    [/is no test/],
  ],
  [
    'a title that is gone',
    sound.replace(/ \|$/, ' *nothing is tested* |'),
    [/has no test "nothing is tested"/],
  ],
])('%s is told by its fault', (_, line, faults) => {
  const found = rowsOf(line).flatMap(faultsOf)

  expect(found).toEqual(
    faults.map((fault) => (typeof fault === 'string' ? fault : expect.stringMatching(fault))),
  )
})
