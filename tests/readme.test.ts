import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { statusByCode } from '@/lib/errors'
import { listFaults } from './support/list-faults'

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

  const unknown = named.filter((name) => !(name in scripts))
  expect(unknown.map((name) => `${page} names npm run ${name}, which package.json has not`)).toEqual([])
})

test.each(pages)('%s links to files that exist', (page) => {
  const linked = [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path]) =>
    join(dirname(page), path!),
  )

  const gone = linked.filter((path) => !existsSync(path))
  expect(gone.map((path) => `${page} links to ${path}, which is gone`)).toEqual([])
})

test.each(pages)('%s names files that exist', (page) => {
  const named = [
    ...read(page).matchAll(/`((?:app|lib|supabase|scripts|tests|docs|packages|src|parity)\/[\w./[\]()-]+)`/g),
  ].map(([, path]) => path!)

  const isExample = (path: string) => /(\b|_)notes\b/.test(path)
  // A package speaks of its own files, whose project may have others.
  const root = page.startsWith('packages/') ? dirname(page) : '.'
  const isThere = (path: string) => existsSync(join(root, path)) || existsSync(path)
  const gone = named.filter((path) => !isThere(path) && !isExample(path))
  expect(gone.map((path) => `${page} names ${path}, which is gone`)).toEqual([])
})

test.each(pages)('%s links to headings that exist', (page) => {
  const linked = [...read(page).matchAll(/\]\((?!https?:)([^)#]*)#([^)]+)\)/g)].map(([, path, heading]) => ({
    file: path ? join(dirname(page), path) : page,
    heading: heading!,
  }))

  const gone = linked.filter(({ file, heading }) => !anchorsOf(read(file)).includes(heading))
  expect(
    gone.map(({ file, heading }) => `${page} links to #${heading}, which is no heading of ${file}`),
  ).toEqual([])
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

const source = globSync([
  '{app,lib,scripts,tests/contract,packages/*/{src,parity}}/**/*.{ts,tsx}',
  '*.ts',
  '.github/workflows/*.yml',
])
  .map((path) => read(path))
  .join('\n')

test.each(pages)('%s names variables that the code reads', (page) => {
  const named = [...read(page).matchAll(/`([A-Z][A-Z0-9]*_[A-Z0-9_]+)[`=]/g)].map(([, name]) => name!)

  const unread = named.filter((name) => !source.includes(name))
  expect(unread.map((name) => `${page} names the variable ${name}, which no code reads`)).toEqual([])
})

const steps = read('docs/deployment.md')
  .split(/^(?=\d+\. )|^## /m)
  .filter((part) => /^\d+\. \*\*/.test(part))

test('every step of the first deployment says how one sees that it worked', () => {
  expect(steps.map((step) => Number.parseInt(step, 10))).toEqual(steps.map((_, index) => index + 1))
  expect(steps.length).toBeGreaterThan(10)
  const unseen = steps.filter((step) => !step.includes('*Seen:*'))
  expect(
    unseen.map((step) => `docs/deployment.md, step ${step.slice(0, 60)}: add *Seen:* with what shows it`),
  ).toEqual([])
})

test('the table of answers is the code’s', () => {
  const rows = [...read('docs/architecture/api.md').matchAll(/`(\w+)` \| (\d{3})/g)].map(
    ([, code, status]) => [code, Number(status)] as const,
  )

  const lines = (pairs: (readonly [unknown, unknown])[]) => pairs.map((pair) => pair.join(' '))
  expect(
    listFaults({
      file: 'the table of answers in docs/architecture.md',
      written: lines(rows),
      wanted: lines(Object.entries(statusByCode)),
      line: (item) => item.replace(/(\w+) (\d+)/, '| `$1` | $2 |'),
    }),
  ).toEqual([])
})

test('every command of the README has help, or is Next’s own', () => {
  const files = Object.values(scripts).flatMap(
    (command) => /^node (scripts\/[\w-]+\.ts)$/.exec(command)?.[1] ?? [],
  )

  expect(files.length).toBeGreaterThan(5)
  const silent = files.filter((file) => !/help/.test(read(file)))
  expect(silent.map((file) => `${file}: print a usage on --help`)).toEqual([])
})

const [endpoint] = read('README.md')
  .split(/^## /m)
  .filter((part) => part.startsWith('Add an endpoint'))

test('the README adds an endpoint by the files of the example', () => {
  const [, modules = ''] = /lib\/features\/notes\/\{([\w,]+)\}\.ts/.exec(endpoint!)!
  const others = [
    ...endpoint!.matchAll(/`[^`]+?\/(?:notes\/|\d+_)((?:\[noteId\]\/)?(?:route\.ts|notes\.sql))`/g),
  ]
  const told = [...modules.split(',').map((name) => `${name}.ts`), ...others.map(([, path]) => path!)]

  const files = globSync('tests/example/notes/**/*.*').map((path) => path.split('/notes/')[1]!)
  expect(told.toSorted()).toEqual(files.toSorted())
})

test('the route that the README shows is that of the example', () => {
  const [, shown = ''] = /```ts\n([\s\S]+?)```/.exec(endpoint!)!
  const [first = '', ...rest] = shown.trimEnd().split('\n')
  const route = read('tests/example/notes/route.ts')

  expect(route.split('\n')).toContain(first)
  expect(rest.length).toBeGreaterThan(10)
  expect(route).toContain(rest.join('\n'))
})
