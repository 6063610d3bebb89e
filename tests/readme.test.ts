import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { statusByCode } from '@/lib/errors'

const TOPIC_LINES_MAX = 90

const { scripts, version } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>
  version: string
}
const topics = globSync('docs/architecture/*.md')
const pages = globSync(['*.md', 'docs/**/*.md', '.github/**/*.md', 'packages/*/*.md'])
const read = (page: string) => readFileSync(page, 'utf8')

test('the README is short enough to be read', () => {
  expect(read('README.md').split('\n').length).toBeLessThanOrEqual(150)
})

test('the README shows the product before it says how to begin', () => {
  const [above = ''] = read('README.md').split('\n## ')

  expect(above.match(/!\[[^\]]+\]\(docs\/screenshots\//g)).toHaveLength(1)
})

test('the overview of the architecture leads to every topic, and each is short enough to be read', () => {
  const overview = read('docs/architecture.md')

  expect(topics.length).toBeGreaterThan(10)
  expect(topics.filter((topic) => !overview.includes(`](${relative('docs', topic)})`))).toEqual([])
  expect(topics.filter((topic) => read(topic).split('\n').length > TOPIC_LINES_MAX)).toEqual([])
})

test('the changelog begins with the version of the package, below what is not released', () => {
  const headings = [...read('CHANGELOG.md').matchAll(/^## \[([^\]]+)\]/gm)].map(([, name]) => name)

  expect(headings.slice(0, 2)).toEqual(['Unreleased', version])
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

test.each(pages)('%s links to headings that exist', (page) => {
  const linked = [...read(page).matchAll(/\]\((?!https?:)([^)#]*)#([^)]+)\)/g)].map(([, path, heading]) => ({
    file: path ? join(dirname(page), path) : page,
    heading: heading!,
  }))

  expect(linked.filter(({ file, heading }) => !anchorsOf(read(file)).includes(heading))).toEqual([])
})

/** Anchors follow GitHub's rule. */
function anchorsOf(text: string) {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

const source = globSync(['{app,lib,scripts,tests/contract}/**/*.{ts,tsx}', '*.ts', '.github/workflows/*.yml'])
  .map((path) => read(path))
  .join('\n')

test.each(pages)('%s names variables that the code reads', (page) => {
  const named = [...read(page).matchAll(/`([A-Z][A-Z0-9]*_[A-Z0-9_]+)[`=]/g)].map(([, name]) => name!)

  expect(named.filter((name) => !source.includes(name))).toEqual([])
})

const steps = read('docs/deployment.md')
  .split(/^(?=\d+\. )|^## /m)
  .filter((part) => /^\d+\. \*\*/.test(part))

test('every step of the first deployment says how one sees that it worked', () => {
  expect(steps.map((step) => Number.parseInt(step, 10))).toEqual(steps.map((_, index) => index + 1))
  expect(steps.length).toBeGreaterThan(10)
  expect(steps.filter((step) => !step.includes('*Seen:*'))).toEqual([])
})

test('the table of answers is the code’s', () => {
  const rows = [...read('docs/architecture/api.md').matchAll(/`(\w+)` \| (\d{3})/g)].map(
    ([, code, status]) => [code, Number(status)],
  )

  expect(Object.fromEntries(rows)).toEqual(statusByCode)
})

test('every command of the README has help, or is Next’s own', () => {
  const files = Object.values(scripts).flatMap(
    (command) => /^node (scripts\/[\w-]+\.ts)$/.exec(command)?.[1] ?? [],
  )

  expect(files.length).toBeGreaterThan(5)
  expect(files.filter((file) => !/help/.test(read(file)))).toEqual([])
})
