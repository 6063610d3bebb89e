import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { projectDir } from '../../scripts/command/project'
import { choose } from '../../scripts/sample/choose'
import { projectFiles } from '../../scripts/sample/files'
import type { Part, Parts } from '../../scripts/sample/part'
import { regenerationOf } from '../../scripts/sample/regenerate'
import { planRemoval } from '../../scripts/sample/removal'
import { requireCommitted, writeRemoval } from '../../scripts/sample/write'
import { scratchDir } from '../support/scratch'

/** A small project with parts of its own, because an adopter may have taken out any part of this one. */
const parts: Parts = new Map<string, Part>([
  ['shelf', { summary: 'Shelves', paths: ['app/shelf'] }],
  [
    'marks',
    {
      summary: 'Marks',
      paths: ['lib/features/marks'],
      cuts: { 'lib/order.ts': ['export const order = 1\n'] },
    },
  ],
  ['books', { summary: 'Books', paths: ['lib/features/books', 'supabase/schemas/*_books.sql'] }],
  ['sample', { summary: 'All', lastOf: ['books'], paths: [], cuts: { 'app/page.tsx': ['books'] } }],
])
const files = {
  'package.json': '{ "type": "module" }',
  'README.md': 'Read me',
  'app/list.ts': "import { shelf } from './shelf/shelf'\n\nexport const list = [shelf]\n",
  'app/page.tsx': 'export const page = "books"\n',
  'app/shelf/shelf.ts': 'export const shelf = 1\n',
  'lib/features/books/feature.ts': 'export const books = 1\n',
  'lib/order.ts': 'export const order = 1\nexport const turn = String\n',
  'lib/features/marks/service.ts': 'export const marks = 1\n',
  'supabase/migrations/20260101000000_baseline.sql': '',
  'supabase/schemas/90_books.sql': '',
}

const formatAlone =
  "export const regenerationOf = () => [{ name: 'format', command: ['oxfmt'], quiet: true }]"

let dir: string
beforeEach(() => {
  dir = scratchDir()
  cpSync(join(projectDir, 'scripts'), join(dir, 'scripts'), {
    recursive: true,
    filter: (path) => !path.includes('sample/parts/'),
  })
  for (const [path, text] of Object.entries(files)) write(path, text)
  for (const [name, part] of parts) {
    write(`scripts/sample/parts/${name}.ts`, `export const part = ${JSON.stringify(part)}`)
  }
})

function write(path: string, text: string) {
  mkdirSync(dirname(join(dir, path)), { recursive: true })
  writeFileSync(join(dir, path), text)
}

function git(...parameters: string[]) {
  const author = ['-c', 'user.name=Adopter', '-c', 'user.email=adopter@example.com']
  const { stdout, status } = spawnSync('git', [...author, ...parameters], { cwd: dir, encoding: 'utf8' })
  expect(status).toBe(0)
  return stdout
}

function commitAll() {
  git('init', '--quiet')
  git('add', '--all')
  git('commit', '--quiet', '--message', 'All')
}

function run(parameters: string[], environment: NodeJS.Dict<string> = {}) {
  const command = [join(dir, 'scripts/sample-remove.ts'), ...parameters]
  const { stdout, stderr, status } = spawnSync(process.execPath, command, {
    cwd: dir,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  })
  return { stdout, stderr, status }
}

test.each([
  [['shelf', '--dry-run'], {}],
  [['shelf'], { npm_config_dry_run: 'true' }],
])('%j with %j shows what would go, and changes nothing', (parameters, environment) => {
  commitAll()

  const { stdout, status } = run(parameters, environment)

  expect([status, git('status', '--porcelain')]).toEqual([0, ''])
  expect(stdout).toBe(
    'shelf: Shelves (as asked)\n2 files go, 1 change.\n- app/shelf/shelf.ts\n- scripts/sample/parts/shelf.ts\n~ app/list.ts\n',
  )
})

test('a removal that git could not take back is refused, and nothing is lost', () => {
  expect(run(['shelf'])).toMatchObject({
    status: 1,
    stderr: 'Git cannot take a removal back here: run git init and commit everything.\n',
  })

  commitAll()
  write('README.md', 'Ours')

  expect(run(['shelf'])).toMatchObject({
    status: 1,
    stderr: 'Commit or drop your changes first:\n M README.md\n',
  })
  expect(readFileSync(join(dir, 'README.md'), 'utf8')).toBe('Ours')
  expect(existsSync(join(dir, 'app/shelf/shelf.ts'))).toBe(true)
})

test.each([
  [
    ['desk'],
    'There is no part “desk”, or it has been removed already. The parts are books, marks, sample, shelf.\n',
  ],
  [['--desk'], "Unknown option '--desk'. See --help.\n"],
])('%j is refused in words', (parameters, words) => {
  expect(run(parameters)).toMatchObject({ status: 1, stderr: words })
})

test('the help lists every part', () => {
  const { stdout, status } = run(['--help'])

  expect(status).toBe(0)
  for (const name of parts.keys()) expect(stdout).toMatch(new RegExp(`^${name} `, 'm'))
})

test('a part goes with its folder, and what is left is as planned', () => {
  commitAll()

  requireCommitted(dir)
  writeRemoval(dir, planRemoval(dir, parts, choose(parts, ['shelf'])))

  expect(existsSync(join(dir, 'app/shelf'))).toBe(false)
  expect(git('status', '--porcelain')).toBe(
    ' M app/list.ts\n D app/shelf/shelf.ts\n D scripts/sample/parts/shelf.ts\n',
  )
  expect(readFileSync(join(dir, 'app/list.ts'), 'utf8')).toBe('\nexport const list = []\n')
})

test.each([
  ['shelf', false, []],
  ['marks', true, []],
  ['books', false, ['db:vocabulary', 'db:baseline', 'db:types', 'db:schema']],
  ['books', true, ['db:vocabulary', 'db:diff', 'db:types', 'db:schema']],
])('after %s, with a released database: %j, the schema is made again by %j', (name, released, commands) => {
  const removal = planRemoval(dir, parts, choose(parts, [name]))

  const steps = regenerationOf({ dir, removal, migration: `remove_${name}`, released })

  expect(steps.map((step) => step.name).filter((step) => step.startsWith('db:'))).toEqual(commands)
  expect(steps.at(-1)!.name).toBe('format')
})

test('a project with migrations of its own gets one more', () => {
  write('supabase/migrations/20260102000000_own.sql', '')
  const removal = planRemoval(dir, parts, choose(parts, ['books']))

  const steps = regenerationOf({ dir, removal, migration: 'remove_books', released: false })

  expect(steps.map((step) => step.command.join(' '))).toContain('npm run db:diff -- remove_books')
})

test('a text that an adopter has changed is named, and the rest goes', () => {
  write('app/page.tsx', 'export const page = "ours"\n')

  const { deleted, missing } = planRemoval(dir, parts, choose(parts, []))

  expect(missing).toEqual(['app/page.tsx: “books”'])
  expect(deleted).toContain('lib/features/books/feature.ts')
})

test('the end says again what to look at by hand', () => {
  write('app/page.tsx', 'export const page = "ours"\n')
  // Stands in for the formatter, the one command that the removal of these parts runs.
  write('node_modules/.bin/oxfmt', '#!/usr/bin/env node\n')
  chmodSync(join(dir, 'node_modules/.bin/oxfmt'), 0o755)
  write('.gitignore', 'node_modules\n')
  write('scripts/sample/regenerate.ts', formatAlone)
  commitAll()

  const { stdout } = run(['sample'])

  const told = 'Look by hand, because the text has changed: app/page.tsx: “books”\n'
  expect(stdout.split(told)).toHaveLength(3)
  expect(stdout).toMatch(new RegExp(`${told}Run npm test, then commit\\.\n$`))
})

test.each([
  [
    'src/mine.ts',
    "import { shelf } from '../app/shelf/shelf'\n\n// The shelf is ours.\nvoid shelf.length\n",
    ['shelf'],
    'src/mine.ts:4 would still use shelf.',
  ],
  [
    'docs/mine.md',
    '# Ours\n\nSee `app/shelf/shelf.ts`.\n',
    ['shelf'],
    'docs/mine.md:3 would still name app/shelf/shelf.ts.',
  ],
  [
    'src/mine.ts',
    "import { order } from '@/lib/order'\n\nvoid order\n",
    ['marks'],
    'src/mine.ts:1 would still use order.',
  ],
  [
    'src/mine.ts',
    "import * as all from '../lib/order'\n\nvoid all.order\n",
    ['marks'],
    'src/mine.ts:3 would still use order.',
  ],
  [
    'src/mine.ts',
    "const { order } = await import('../lib/order')\n",
    ['marks'],
    'src/mine.ts:1 would still use order.',
  ],
  [
    'src/mine.ts',
    "export { order } from '../lib/order'\n",
    ['marks'],
    'src/mine.ts:1 would still use order.',
  ],
])(
  '%s with %j loses a part of %j, which is refused by name and line, with what to do',
  (path, text, asked, words) => {
    write(path, text)

    expect(() => planRemoval(dir, parts, choose(parts, asked))).toThrow(
      `${words}\nRemove what is named, commit, and run this again.`,
    )
  },
)

test('a name that a part takes away may stand for something else', () => {
  write('src/mine.ts', "import { turn } from '../lib/order'\n\n// In order.\nvoid turn('order')\n")

  expect(() => planRemoval(dir, parts, choose(parts, ['marks']))).not.toThrow()
})

test('what is installed or built is not looked at', () => {
  for (const folder of ['node_modules', '.next', '.next-test', 'packages/a/node_modules']) {
    write(`${folder}/a.ts`, files['app/list.ts'])
  }

  expect(projectFiles(dir).filter((path) => path.endsWith('/a.ts'))).toEqual([])
})
