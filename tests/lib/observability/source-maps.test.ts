import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createLog } from '@/lib/observability/log'
import { inOurSources } from '@/lib/observability/source-maps'

test.each([
  ['a function', '    at connect (FILE:1:2102)', '    at connect (ROOT/lib/pool.ts:10:1)'],
  ['a function that waits', '    at async o (FILE:1:2102)', '    at async o (ROOT/lib/pool.ts:10:1)'],
  ['no function', '    at async FILE:1:7', '    at async ROOT/lib/pool.ts:10:1'],
  [
    'a method',
    '    at new Pool.<anonymous> (FILE:1:7)',
    '    at new Pool.<anonymous> (ROOT/lib/pool.ts:10:1)',
  ],
])('a frame of %s names the line that it was written in', (_, frame, expected) => {
  const { root, file } = builtFile('.next/server/chunks/lib_01._.js')

  const stack = inOurSources(`Error: broken\n${frame.replace('FILE', file)}\n    at node:internal/x:1:2`)

  expect(stack).toBe(`Error: broken\n${expected.replace('ROOT', root)}\n    at node:internal/x:1:2`)
})

test.each([
  ['slashes', `    at ${'/'.repeat(16_000)}`],
  ['blanks', `    at ${' '.repeat(16_000)}/`],
  ['files', `    at ${'/x.js:1'.repeat(3_000)}`],
])('a long line of %s holds no frame, and those after it are looked up, however long', (_, line) => {
  const { root, file } = builtFile('.next/server/chunks/x.js')
  const name = 'o'.repeat(16_000)

  const stack = inOurSources(`Error: ${'/'.repeat(16_000)}\n${line}\n    at ${name} (${file}:1:5)`)

  expect(stack.split('\n').slice(1)).toEqual([line, `    at ${name} (${root}/lib/pool.ts:10:1)`])
})

test.each([
  '.next/server/chunks/ssr/[root-of-the-server]__1w7._.js',
  '.next/server/chunks/0ivl_api_%5BworkspaceId%5D_route.js',
  '.next/server/chunks/app_(workspace)_page.js',
  'a folder (with) [signs] & 100%/.next/server/chunks/x.js',
])('a built file may be called %s', (name) => {
  const { root, file } = builtFile(name)

  const stack = inOurSources(`Error\n    at o (${file}:1:5)`)

  const folder = name.split('.next')[0]!
  expect(stack).toBe(`Error\n    at o (${join(root, folder, 'lib/pool.ts')}:10:1)`)
})

test.each([
  ['has no map', '.next/server/x.js', null],
  ['has a broken map', '.next/server/x.js', '{"version": 3, '],
  ['has a map of another kind', '.next/server/x.js', '"no map"'],
  ['belongs to a package', 'node_modules/pg/lib/x.js', map('../lib/pool.ts')],
])('a frame whose file %s stays as it is', (_, name, content) => {
  const { file } = builtFile(name, content)
  const stack = `Error: broken\n    at o (${file}:1:5)\n    at ${file}:1:9`

  expect(inOurSources(stack)).toBe(stack)
})

test('a map in sections names the line of the section that a frame is in', () => {
  const sections = ['lib/pool.ts', 'lib/queue.ts'].map((source, line) => ({
    offset: { line, column: 0 },
    map: JSON.parse(map(`../${source}`)),
  }))
  const { root, file } = builtFile('.next/x.js', JSON.stringify({ version: 3, sources: [], sections }))

  const stack = inOurSources(`Error\n    at o (${file}:1:5)\n    at p (${file}:2:5)`)

  expect(stack).toBe(`Error\n    at o (${root}/lib/pool.ts:10:1)\n    at p (${root}/lib/queue.ts:10:1)`)
})

test('a file that was built anew is looked up anew', () => {
  const { root, file } = builtFile('.next/server/x.js')
  const stack = `Error\n    at o (${file}:1:5)`
  expect(inOurSources(stack)).toContain(`${root}/lib/pool.ts:10:1`)

  writeFileSync(`${file}.map`, map('../../lib/queue.ts'))
  utimesSync(`${file}.map`, 1, 1)

  expect(inOurSources(stack)).toContain(`${root}/lib/queue.ts:10:1`)
})

test('a line of the log names our lines in the stack of an error and of its cause', () => {
  const { root, file } = builtFile('.next/server/x.js')
  const cause = Object.assign(new Error('inner'), { stack: `Error: inner\n    at i (${file}:1:5)` })
  const error = Object.assign(new Error('outer', { cause }), {
    stack: `Error: outer\n    at o (${file}:1:5)`,
  })
  const lines: string[] = []

  const log = createLog({ write: (line: string) => void lines.push(line) })
  log.level = 'info'
  log.error({ error }, 'broken')

  expect(JSON.parse(lines[0]!).error).toMatchObject({
    stack: `Error: outer\n    at o (${root}/lib/pool.ts:10:1)`,
    cause: { stack: `Error: inner\n    at i (${root}/lib/pool.ts:10:1)` },
  })
})

/** A map that finds line 10 of `source`, whichever place is asked for. */
function map(source: string) {
  return JSON.stringify({ version: 3, sources: [encodeURI(source)], names: [], mappings: 'AASA' })
}

function builtFile(name: string, content: string | null = map(`${upToRoot(name)}lib/pool.ts`)) {
  const root = mkdtempSync(join(tmpdir(), 'plinth-built-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  const file = join(root, name)
  mkdirSync(dirname(file), { recursive: true })
  if (content !== null) writeFileSync(`${file}.map`, content)
  return { root, file }
}

const upToRoot = (name: string) => '../'.repeat(name.slice(name.indexOf('.next')).split('/').length - 1)
