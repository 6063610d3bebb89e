import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
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

  const isExample = (path: string) => /(\b|_)notes\b/.test(path)
  expect(named.filter((path) => !existsSync(path) && !isExample(path))).toEqual([])
})

test.each(pages)('%s links to headings that exist', (page) => {
  const linked = [...read(page).matchAll(/\]\((?!https?:)([^)#]*)#([^)]+)\)/g)].map(([, path, heading]) => ({
    file: path ? join(dirname(page), path) : page,
    heading: heading!,
  }))

  expect(linked.filter(({ file, heading }) => !anchorsOf(read(file)).includes(heading))).toEqual([])
})

/** As GitHub makes them. */
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
