import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const SHARE_MAX = 0.065

/** Generated files are left out. */
const files = globSync('lib/**/*.{ts,tsx}', { exclude: ['lib/db/database.types.ts'] }).map((path) => {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim())
  return { path, lines: lines.length, marked: lines.filter(isComment).length }
})

test('comments are at most 6.5 % of lib', () => {
  const share = sum('marked') / sum('lines')
  const thickest = files
    .toSorted((one, other) => shareOf(other) - shareOf(one))
    .slice(0, 5)
    .map((file) => `${file.path} (${percent(shareOf(file))})`)

  expect(files.length).toBeGreaterThan(100)
  expect(
    share,
    `Comments are ${percent(share)} of lib. The thickest files: ${thickest.join(', ')}`,
  ).toBeLessThanOrEqual(SHARE_MAX)
})

test.each([
  ['// A reason.', true],
  ['  /** A guarantee. */', true],
  [' * The rest of it.', true],
  [' */', true],
  ['const half = whole / 2 // A reason.', false],
  ['export function* pages() {', false],
  ['  *[Symbol.iterator]() {', false],
])('%j is judged as it should be', (line, judged) => {
  expect(isComment(line)).toBe(judged)
})

function isComment(line: string) {
  return /^\s*(\/\/|\/\*|\*[\s/])/.test(`${line}\n`)
}

function sum(what: 'lines' | 'marked') {
  return files.reduce((total, file) => total + file[what], 0)
}

function shareOf({ marked, lines }: (typeof files)[number]) {
  return marked / lines
}

function percent(share: number) {
  return `${(100 * share).toFixed(1)} %`
}
