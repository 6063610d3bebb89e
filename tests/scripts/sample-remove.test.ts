import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { projectDir } from '../../scripts/command/project'
import { choose } from '../../scripts/sample/choose'
import { isGenerated, isText, matching, projectFiles } from '../../scripts/sample/files'
import { withoutImports } from '../../scripts/sample/imports'
import { withoutPassages, withoutRows } from '../../scripts/sample/pages'
import type { Part, Parts } from '../../scripts/sample/part'
import { readParts } from '../../scripts/sample/parts'
import { editsOf, planRemoval } from '../../scripts/sample/removal'
import { combinations } from '../adoption/combinations'
import { namesGoingWith, stringsNaming } from '../adoption/declared-names'
import { leftOverWords, leftOverWordsOf } from '../adoption/left-over-words'
import { ofParts, requirements, rowsOf } from '../support/asvs'

const parts = await readParts()
const files = projectFiles(projectDir)
const names = [...parts.keys()]

test.each([...parts])('every path of %s is a file of the project', (_, { paths }) => {
  expect(paths.filter((pattern) => matching(pattern, files).length === 0)).toEqual([])
})

test.each(names)('%s needs parts that there are', (name) => {
  const { needs = [] } = parts.get(name)!

  expect(needs.filter((other) => !parts.has(other))).toEqual([])
})

test('the whole sample is every feature that says so', () => {
  const features = readdirSync('lib/features').filter((name) =>
    readFileSync(`lib/features/${name}/feature.ts`, 'utf8').includes('sample: true'),
  )

  expect([...choose(parts, []).keys()]).toEqual(expect.arrayContaining(features))
  expect(features.filter((name) => !parts.get('sample')!.lastOf!.includes(name))).toEqual([])
})

test.each(
  [[], ...names.map((name) => [name]), ...combinations(names, { count: 40, seed: 1 })].map((asked) => [
    asked,
  ]),
)('the removal of %j finds every line that it changes', (asked) => {
  const choice = choose(parts, asked)
  const { deleted, changed, missing } = planRemoval(projectDir, parts, choice)
  const gone = new Set(deleted)
  const left = files.filter((path) => !gone.has(path))
  const others = [...parts].filter(([name]) => !choice.has(name))

  expect(deleted.length).toBeGreaterThan(0)
  expect([...changed.keys()].filter((path) => gone.has(path))).toEqual([])
  expect(missing).toEqual([])
  expect(others.flatMap(([name, part]) => lostBy(name, part, left, changed))).toEqual([])
  expect(requirementsLost(changed)).toEqual([])
})

/** A row goes with the test that it names, which only the requirements of parts may. */
function requirementsLost(changed: ReadonlyMap<string, string>) {
  const page = 'docs/security-asvs.md'
  const ids = rowsOf(changed.get(page) ?? readFileSync(page, 'utf8')).map(({ id }) => id)
  return requirements.filter((id) => !ids.includes(id) && !ofParts.has(id))
}

/** Paths and lines that a part which stays would no longer find for its own removal. */
function lostBy(name: string, part: Part, left: readonly string[], changed: ReadonlyMap<string, string>) {
  const textOf = (path: string) =>
    left.includes(path) ? (changed.get(path) ?? readFileSync(path, 'utf8')) : ''
  return [
    ...part.paths.filter((pattern) => matching(pattern, left).length === 0),
    ...editsOf(part)
      .filter(({ path, old }) => !textOf(path).includes(old))
      .map(({ path, old }) => `${path}: ${old}`),
  ].map((lost) => `${name} loses ${lost}`)
}

test.each(names)(
  'without %s, what is left names nothing that went with it, and says no word of it',
  (name) => {
    const { deleted, changed } = planRemoval(projectDir, parts, choose(parts, [name]))
    const left = textsLeft(deleted, changed).filter(({ path }) => !ofRemoval.has(path))

    expect(left.length).toBeGreaterThan(500)
    expect(stringsNaming(namesGoingWith(deleted), left)).toEqual([])
    expect(leftOverWordsOf(name, left)).toEqual([])
  },
)

test.each([
  ["expect(all).toEqual(['marks'])", ['marks']],
  ["may('marks.create')", ['marks.create']],
  ['`insert into mark_secrets (id)`', ['mark_secrets']],
  ["'the marks of a teacher, marks.created too'", []],
  ["import { marks } from './marks-of-others'", []],
])('%j names %j of a feature', (text, named) => {
  const gone = ['marks', 'marks.create', 'mark_secrets']

  expect(stringsNaming(gone, [{ path: 'tests/a.ts', text }])).toEqual(
    named.map((name) => `tests/a.ts:1: “${name}” in ${text}`),
  )
})

test('the names of a feature are those that it declares and those of its tables', () => {
  const gone = namesGoingWith(['lib/features/members/feature.ts', 'supabase/schemas/32_members.sql'])

  expect(gone).toEqual(expect.arrayContaining(['members.change', 'member.removed', 'memberships']))
})

/** Files of the removal itself, which speak of every part. */
const ofRemoval = new Set(parts.get('sample')!.paths.flatMap((pattern) => matching(pattern, files)))

function textsLeft(deleted: readonly string[], changed: ReadonlyMap<string, string>) {
  const gone = new Set(deleted)
  return files
    .filter((path) => isText(path) && !gone.has(path) && !isGenerated(path))
    .map((path) => ({ path, text: changed.get(path) ?? readFileSync(path, 'utf8') }))
}

test('what is left without the sample says no word of it', () => {
  const { deleted, changed } = planRemoval(projectDir, parts, choose(parts, []))
  const left = textsLeft(deleted, changed)

  expect(left.length).toBeGreaterThan(500)
  expect(leftOverWords(left)).toEqual([])
})

test.each([
  ['Its tasks are gone.', 'tasks'],
  ['const taskId = 1', 'taskId'],
  ["may('projects.read')", 'projects.read'],
  ['select from public.projects', 'public.projects'],
  ['listProjects()', 'listProjects'],
  ['getAttachmentDownload()', 'getAttachmentDownload'],
])('%j says a word of the sample', (text, word) => {
  expect(leftOverWords([{ path: 'lib/a.ts', text }])).toEqual([`lib/a.ts:1: “${word}” in ${text}`])
})

const few: Parts = new Map<string, Part>([
  ['sample', { summary: 'All', lastOf: ['lists', 'notes'], paths: [] }],
  ['lists', { summary: 'Lists', paths: [] }],
  ['notes', { summary: 'Notes', needs: ['lists'], paths: [] }],
  ['marks', { summary: 'Marks', needs: ['notes'], paths: [] }],
  ['mail', { summary: 'Mail', paths: [] }],
])

test.each([
  [['marks'], { marks: 'as asked' }],
  [['notes'], { notes: 'as asked', marks: 'it needs notes' }],
  [
    ['lists'],
    {
      lists: 'as asked',
      notes: 'it needs lists',
      marks: 'it needs notes',
      sample: 'the last of lists, notes goes',
    },
  ],
  [
    [],
    {
      lists: 'as asked',
      notes: 'as asked',
      marks: 'it needs notes',
      sample: 'the last of lists, notes goes',
    },
  ],
])('%j takes along what cannot stand without it, with the reason', (asked, expected) => {
  expect(Object.fromEntries(choose(few, asked))).toEqual(expected)
})

test('a part that there is not is refused with the names of those that there are', () => {
  expect(() => choose(few, ['mails', 'notes'])).toThrow(
    'There is no part “mails”, or it has been removed already. The parts are sample, lists, notes, marks, mail.',
  )
})

test.each([
  [
    "import { a } from './gone'\nimport { b } from './b'\n\nexport const all = [\n  a,\n  b,\n]\n",
    "import { b } from './b'\n\nexport const all = [\n  b,\n]\n",
  ],
  ["import * as a from './gone.ts'\n\nconst all = [a, b] as const\n", '\nconst all = [b] as const\n'],
  ["import type { A, B as C } from '@/lib/gone'\n", ''],
  ["import {\n  a,\n  b,\n} from './gone'\nconst all = [b, ...a, c]\n", 'const all = [c]\n'],
  ["import './gone'\nimport './gone-not'\n", "import './gone-not'\n"],
  [
    "import * as enGone from './gone'\n\nconst all = [\n  { en: enGone, de: x },\n  { en: other, de: x },\n]\n",
    '\nconst all = [\n  { en: other, de: x },\n]\n',
  ],
  ["import { P } from './gone'\n\nconst all = [{ name: 'p', Part: P }]\n", '\nconst all = []\n'],
  ["export { a } from './gone'\nexport const b = 1\n", 'export const b = 1\n'],
  [
    "export const b = 1\nexport function f() {}\n\nexport { a } from './gone'\n",
    'export const b = 1\nexport function f() {}\n\n',
  ],
  ["export { b }\n\nexport * from './gone'", 'export { b }\n\n'],
  [
    "import { a } from './gone'; // why\r\nconst all = {\r\n  a,\r\n  b,\r\n}\r\n",
    'const all = {\r\n  b,\r\n}\r\n',
  ],
  [
    "import { a } from './gone'\n// The list had a and b.\nconst words = 'a, b, c'\nconst all = [a]\n",
    "// The list had a and b.\nconst words = 'a, b, c'\nconst all = []\n",
  ],
])('%j loses what it has from a file that goes', (text, left) => {
  expect(withoutImports('lib/all.ts', text, new Set(['lib/gone.ts']))).toEqual({ text: left, uses: [] })
})

test.each([
  ['export const b = a() + 1', 'a'],
  ['f(x, a, y)', 'a'],
  ['f(\n  x,\n  a,\n)', 'a'],
  ['const b = { ...a, c: 1 }', 'a'],
  ['f(...a)', 'a'],
  ['const b = <a/>', 'a'],
  ['const b = list[a]', 'a'],
  ["const b = await import('./gone')", './gone'],
  ["vi.mock('@/lib/gone')", '@/lib/gone'],
])('%j uses more of a file that goes than an element, and is refused by name', (code, named) => {
  const text = `import { a } from './gone'\n\n${code}\n`

  expect(withoutImports('lib/b.ts', text, new Set(['lib/gone.ts'])).uses).toEqual([
    { name: named, line: expect.stringContaining(named) },
  ])
})

test.each([
  ['One<!-- part: notes --> and two<!-- end of part -->.', 'One.'],
  ['One\n\n<!-- part: notes -->\nTwo\n<!-- end of part -->\n\nThree\n', 'One\n\nThree\n'],
  ['<!-- part: notes lists -->Two<!-- end of part -->', '<!-- part: notes lists -->Two<!-- end of part -->'],
  ['One.<!-- part: notes --> Two.<!-- end of part --> Three.', 'One. Three.'],
  ['- a\n<!-- part: notes -->\n- b\n<!-- end of part -->\n- c\n', '- a\n- c\n'],
  ['```\n\n\n\n```\n', '```\n\n\n\n```\n'],
])('%j loses the passages of notes', (text, left) => {
  expect(withoutPassages(text, (part) => part !== 'notes')).toBe(left)
})

test('a row goes with a file that it names, and a row that names another stays', () => {
  const text = '| a | `lib/a.ts` |\n| b | `lib/a.ts.md` |\nlib/a.ts in a sentence'

  expect(withoutRows(text, ['lib/a.ts'])).toBe('| b | `lib/a.ts.md` |\nlib/a.ts in a sentence')
})
