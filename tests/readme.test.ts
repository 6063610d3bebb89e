import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { statusByCode } from '@/lib/errors'

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
const guides = readdirSync('docs').filter((name) => name.endsWith('.md'))
const pages = ['README.md', 'AGENTS.md', ...guides.map((name) => join('docs', name))]
const read = (page: string) => readFileSync(page, 'utf8')

test('the README is short enough to be read', () => {
  expect(read('README.md').split('\n').length).toBeLessThanOrEqual(150)
})

test.each(pages)('%s names commands that exist', (page) => {
  const named = [...read(page).matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name!)

  expect(named.filter((name) => !(name in scripts))).toEqual([])
})

test.each(pages)('%s links to files that exist', (page) => {
  const linked = [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path]) =>
    join(dirname(page), path!),
  )

  expect(linked.filter((path) => !existsSync(path))).toEqual([])
})

test.each(pages)('%s names files that exist', (page) => {
  const named = [...read(page).matchAll(/`((?:app|lib|supabase|scripts|tests|docs)\/[\w./[\]()-]+)`/g)].map(
    ([, path]) => path!,
  )

  const isExample = (path: string) => /\bnotes\b/.test(path)
  expect(named.filter((path) => !existsSync(path) && !isExample(path))).toEqual([])
})

test('the table of answers is the code’s', () => {
  const rows = [...read('docs/architecture.md').matchAll(/`(\w+)` \| (\d{3})/g)].map(([, code, status]) => [
    code,
    Number(status),
  ])

  expect(Object.fromEntries(rows)).toEqual(statusByCode)
})

test('every command of the README has help, or is Next’s own', () => {
  const files = Object.values(scripts).flatMap(
    (command) => /^node (scripts\/[\w-]+\.ts)$/.exec(command)?.[1] ?? [],
  )

  expect(files.length).toBeGreaterThan(5)
  expect(files.filter((file) => !/help/.test(read(file)))).toEqual([])
})
