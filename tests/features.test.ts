import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type KeyScope, keyScopes, type Permission } from '@/lib/auth/permissions'
import { type Action, type EventType, eventTypes } from '@/lib/events'
import { examples } from '@/lib/examples'
import { type Feature, provedOf, sensitiveOf } from '@/lib/feature'
import { type JobName, jobNames, jobs } from '@/lib/jobs/registry'
import { features } from '../lib/features'
import { proofs } from './features/proofs'
import { listFaults } from './support/list-faults'

const declared: readonly Feature[] = features
const nameIn = (path: string) => path.split('/')[2]!
const folders = [...new Set(globSync('lib/features/*/*').map(nameIn))]
const codeOf = (name: string) =>
  globSync(`lib/features/${name}/*.ts`)
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n')

test('lib/features.ts lists every folder of lib/features once, by the name that its feature.ts declares', () => {
  const faults = listFaults({
    file: 'lib/features.ts',
    written: declared.map(({ name }) => name),
    wanted: folders,
    surplus: 'name it after its folder in lib/features',
  })
  expect(faults).toEqual([])
})

test.each(declared)('$name is declared in words alone', ({ name }) => {
  const text = readFileSync(`lib/features/${name}/feature.ts`, 'utf8')
  const packages = [...text.matchAll(/from '([^@.'][^']*)'/g)].map(([, found]) => found)

  expect(packages.filter((found) => found !== 'zod')).toEqual([])
  expect(text.match(/=>|\bawait\b|\bfunction\b/)).toBeNull()
})

test.each(declared)('$name names in `needs` every feature whose service it calls', ({ name, needs = [] }) => {
  const called = [...codeOf(name).matchAll(/from '@\/lib\/features\/([^/']+)\//g)].map(([, other]) => other!)

  const faults = listFaults({
    file: `\`needs\` in lib/features/${name}/feature.ts`,
    written: [...needs],
    wanted: [...new Set([...called, ...needs.filter((other) => folders.includes(other))])],
    line: (other) => `'${other}',`,
  })
  expect(faults).toEqual([])
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

  expect(names).not.toEqual([])
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})

test.each(declared)(
  '$name gives keys permissions of its own alone',
  ({ permissions = {}, keyScopes: scopes = [] }) => {
    expect(scopes.filter((permission) => !(permission in permissions))).toEqual([])
  },
)

test('whatever removes, grants access or is not foreseen ends with the session, without a line of its own', () => {
  const everyone = ['owner'] as const
  const verbs = ['read', 'create', 'change', 'remove', 'publish']
  const permissionsOf = (name: string) =>
    Object.fromEntries(verbs.map((verb) => [`${name}.${verb}`, everyone]))

  const sensitive = sensitiveOf([
    { name: 'songs', permissions: permissionsOf('songs') },
    { name: 'tickets', permissions: permissionsOf('tickets'), grantsAccess: 'by-role' },
  ])

  expect(sensitive).toEqual([
    ...['songs.remove', 'songs.publish'],
    ...['tickets.create', 'tickets.change', 'tickets.remove', 'tickets.publish'],
  ])
})

test('whatever hands out a secret or decides on a tenant needs a recent proof, without a line of its own', () => {
  const everyone = ['owner'] as const
  const verbs = ['read', 'create', 'change', 'remove', 'publish']
  const feature = (name: string, rest: Partial<Feature> = {}): Feature => ({
    name,
    permissions: Object.fromEntries(verbs.map((verb) => [`${name}.${verb}`, everyone])),
    ...rest,
  })

  const proved = provedOf([
    feature('songs'),
    feature('tickets', { grantsAccess: 'by-role' }),
    feature('tokens', { grantsAccess: 'by-secret' }),
    feature('bands', { exportTables: { bands: { tenant: 'id', key: ['id'], columns: ['id'] } } }),
  ])

  expect(proved).toEqual([
    ...['tokens.create', 'tokens.change', 'tokens.remove', 'tokens.publish'],
    ...['bands.remove', 'bands.publish'],
  ])
})

test('every feature whose rows hold a secret hands it out after a recent proof alone', () => {
  const secret = declared.filter(({ grantsAccess }) => grantsAccess === 'by-secret').map(({ name }) => name)
  const schema = globSync('supabase/schemas/*.sql')
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n')
  const holders = [...schema.matchAll(/create table (?:public|private)\.(\w+) \(([^;]*)/g)]
    .filter(([, , columns]) => /^\s+(hash|sealed|secret)\s/m.test(columns!))
    .map(([, table]) => table!)

  // Recovery codes let nobody into a workspace, so that their feature does not say so.
  const known: Record<string, string> = Object.assign(
    { api_keys: 'api-keys', recovery_codes: '' },
    ...proofs.map(({ secretTables }) => secretTables),
  )
  const lists = {
    file: '`secretTables` of tests/features/<feature>.ts',
    written: Object.keys(known),
    wanted: holders,
    line: (table: string) => `secretTables: { ${table}: '<feature>' }`,
  }
  expect(listFaults(lists)).toEqual([])
  expect(secret.toSorted()).toEqual([...new Set(Object.values(known))].filter(Boolean).toSorted())
})

test('the features whose rows let somebody in say so', () => {
  const granting = declared.filter(({ grantsAccess }) => grantsAccess).map(({ name }) => name)

  expect(granting).toEqual(expect.arrayContaining(['members', 'invitations', 'api-keys']))
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
