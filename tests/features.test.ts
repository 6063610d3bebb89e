import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type KeyScope, keyScopes, type Permission } from '@/lib/auth/permissions'
import { type Action, type EventType, eventTypes } from '@/lib/events'
import { examples } from '@/lib/examples'
import type { Feature } from '@/lib/feature'
import { type JobName, jobNames, jobs } from '@/lib/jobs/registry'
import { features } from '../lib/features'

const declared: readonly Feature[] = features
const nameIn = (path: string) => path.split('/')[2]!
const folders = [...new Set(globSync('lib/features/*/*').map(nameIn))]
const codeOf = (name: string) =>
  globSync(`lib/features/${name}/*.ts`)
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n')

test('lib/features.ts lists every folder of lib/features once, by the name that its feature.ts declares', () => {
  expect(declared.map(({ name }) => name).toSorted()).toEqual(folders.toSorted())
})

test.each(declared)('$name is declared in words alone', ({ name }) => {
  const text = readFileSync(`lib/features/${name}/feature.ts`, 'utf8')
  const packages = [...text.matchAll(/from '([^@.'][^']*)'/g)].map(([, found]) => found)

  expect(packages.filter((found) => found !== 'zod')).toEqual([])
  expect(text.match(/=>|\bawait\b|\bfunction\b/)).toBeNull()
})

test.each(declared)('$name names in `needs` every feature whose service it calls', ({ name, needs = [] }) => {
  const called = [...codeOf(name).matchAll(/from '@\/lib\/features\/([^/']+)\//g)].map(([, other]) => other!)

  expect(called.filter((other) => !needs.includes(other))).toEqual([])
  expect(needs.filter((other) => !folders.includes(other))).toEqual([])
})

const parts = [
  'permissions',
  'activity',
  'jobs',
  'upkeep',
  'exportTables',
  'notExported',
  'apiTags',
] as const satisfies (keyof Feature)[]

test.each(parts)('no two features declare the same name in `%s`', (part) => {
  const names = declared.flatMap((feature) => Object.keys(feature[part] ?? {}))

  expect(names.length).toBeGreaterThan(2)
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})

test.each(declared)('$name gives keys, and guards, permissions of its own alone', (feature) => {
  const { permissions = {}, keyScopes: scopes = [], sensitivePermissions: sensitive = [] } = feature

  expect([...scopes, ...sensitive].filter((permission) => !(permission in permissions))).toEqual([])
})

test('a tick works jobs that add jobs before all others, and those that nobody waits for after them', () => {
  const turns = Object.assign({}, ...declared.map(({ jobTurns }) => jobTurns)) as Record<string, string>
  const inTurn = jobNames.map((name) => turns[name] ?? (name === 'upkeep.run' ? 'first' : 'between'))

  expect(Object.keys(turns).filter((name) => !(name in jobs))).toEqual([])
  expect(new Set(inTurn).size).toBeGreaterThan(1)
  expect(inTurn.join(' ')).toMatch(/^(first ?)+(between ?)*(last ?)*$/)
  expect(jobNames[0]).toBe('upkeep.run')
})

test('the examples of the API document are scopes and events that there are', () => {
  expect(keyScopes).toEqual(expect.arrayContaining([...examples.keyScopes]))
  expect(eventTypes).toEqual(expect.arrayContaining([...examples.eventTypes]))
})

test('the compiler knows each name that features declare, and refuses any other', () => {
  // @ts-expect-error there is no such permission
  const permission: Permission = 'workspace.explode'
  // @ts-expect-error keys cannot have it
  const scope: KeyScope = 'workspace.remove'
  // @ts-expect-error there is no such job
  const job: JobName = 'upkeep.explode'
  // @ts-expect-error there is no such action
  const action: Action = 'exploded'
  // @ts-expect-error there is no such event
  const event: EventType = 'workspace.exploded'

  const real = [...keyScopes, ...jobNames, ...eventTypes] as string[]
  expect([permission, scope, job, action, event].filter((name) => real.includes(name))).toEqual([])
})

const sample = declared.filter((feature) => feature.sample)
const wordsOfSample = [
  ...new Set(sample.flatMap(({ name, activity = {} }) => [name.replace(/s$/, ''), ...Object.keys(activity)])),
]

/** Words of the sample that mean something else where they stand, or stand in what is generated. */
const reasons: [word: string, where: RegExp, reason: string][] = [
  ['project', /^lib\/(auth|environment)\/|^lib\/env-schema\.ts$/, 'The Supabase project.'],
  ['project', /^lib\/features\/account\//, 'The Supabase project.'],
  ['project', /^lib\/http\/openapi\/document\.ts$/, 'The Supabase project, which names the session cookie.'],
  ['label', /^lib\/mail\//, 'The text of a button.'],
  ['attachment', /^lib\/http\/file\.ts$/, 'A value of Content-Disposition.'],
]
const generated = /^lib\/db\/database\.types\.ts$|^app\/api\/operations\.ts$/
/** Lists of features, where each has its line. */
const lists = /^lib\/(features|worker\/background)\.ts$/

test.each(wordsOfSample)(
  'no capability of lib or app/api says "%s", unless it means something else',
  (word) => {
    const says = saying(word)
    const ofSample = new RegExp(`^lib/features/(${sample.map(({ name }) => name).join('|')})/`)
    const files = globSync(['lib/**/*.ts', 'app/api/**/*.ts'])
      .filter((path) => !generated.test(path) && !lists.test(path) && !ofSample.test(path))
      .filter((path) => !wordsOfSample.some((other) => path.startsWith('app/') && saying(other).test(path)))
    const found = files.filter((path) => says.test(readFileSync(path, 'utf8')))
    const excused = (path: string) => reasons.some(([excuse, where]) => excuse === word && where.test(path))

    expect(found.filter((path) => !excused(path))).toEqual([])
    const vain = reasons.filter(
      ([excuse, where]) => excuse === word && !found.some((path) => where.test(path)),
    )
    expect(vain).toEqual([])
  },
)

/** The word by itself or as a part of a name, such as taskId, listTasks or task_id. */
function saying(word: string) {
  const capital = word[0]!.toUpperCase() + word.slice(1)
  return new RegExp(`(?<![a-z])(${word}|${capital})s?(?![a-z])|(?<=[a-z])${capital}s?(?![a-z])`)
}
