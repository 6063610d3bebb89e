import { beforeAll, expect, test } from 'vitest'
import { owner } from '../support/owner'
import { attemptsOf, columnsOf, type Column, lines, mistakesOf } from './matrix/attempts'
import { callableBy, columnsOfPublic } from './matrix/catalogue'
import { callable } from './matrix/expected'
import { inTransaction } from './matrix/in-transaction'
import { createScene, identities, samples, type Scene, targets } from './matrix/scene'
import { listFaults } from '../support/list-faults'
import { placeOf, placeOfFunction } from '../support/proof-place'

let scene: Scene
let columns: Column[]
beforeAll(async () => {
  scene = await createScene()
  columns = await columnsOfPublic(owner)
})

const of = (table: string) => columns.filter((column) => column.table === table)

test('every column of every table has one expectation for each verb', () => {
  const verbs = ['select', 'insert', 'update']
  const tables = [...new Set(columns.map(({ table }) => table))]
  const wanted = columns.flatMap(({ table, name }) => verbs.map((verb) => `${table} ${verb} ${name}`))
  const wholes = tables.flatMap((table) => ['delete', 'move'].map((verb) => `${table} ${verb}`))

  const written = lines
    .filter(({ section, table }) => section === table)
    .flatMap((line) => {
      const { table, verb } = line
      if (verbs.includes(verb)) return columnsOf(line, of(table)).map((name) => `${table} ${verb} ${name}`)
      return wholes.includes(`${table} ${verb}`) ? [`${table} ${verb}`] : []
    })

  const faults = listFaults({
    file: (item) => placeOf(item.split(' ')[0]!, 'access', '`expected` in tests/policies/matrix/expected.ts'),
    written: byVerb(without(written, [...wanted, ...wholes])),
    wanted: byVerb(without([...wanted, ...wholes], written)),
    // Closed to everybody but the service role, until somebody decides otherwise.
    line: (item) => `  -- ---- -- x   ${item.slice(item.indexOf(' ') + 1)}`,
  })
  expect(faults).toEqual([])
})

/** The items of a list that another lacks. One that stands twice must be there twice. */
function without(items: string[], others: string[]) {
  const left = [...others]
  return items.filter((item) => {
    const at = left.indexOf(item)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

/** One item for each verb of a table, with all its columns. */
function byVerb(items: string[]) {
  const groups = Object.groupBy(items, (item) => item.split(' ', 2).join(' '))
  return Object.entries(groups).map(([verb, group = []]) =>
    [verb, ...group.flatMap((item) => item.split(' ').slice(2))].join(' '),
  )
}

test('every section has the row that it is tried on, and every table a valid insert', () => {
  const fileOf = (part: 'targets' | 'samples') => (section: string) =>
    placeOf(section.split(' ')[0]!, part, `\`${part}\` in tests/policies/matrix/scene.ts`)
  const tables = [...new Set(columns.map(({ table }) => table))]
  const sections = lines.filter(({ table }) => tables.includes(table)).map(({ section }) => section)
  const targetFaults = listFaults({
    file: fileOf('targets'),
    written: Object.keys(targets),
    wanted: [...new Set(sections)],
    line: (section) => `${section}: 'id = :…',`,
  })
  const sampleFaults = listFaults({
    file: fileOf('samples'),
    written: Object.keys(samples),
    wanted: tables,
    line: (table) => `${table}: { workspace_id: ':ours', … },`,
  })

  expect([...targetFaults, ...sampleFaults]).toEqual([])
})

test.each(lines)('$section: $verb $columns', async (line) => {
  expect(line.cells).toHaveLength(identities.length)

  const attempts = attemptsOf(line, of(line.table))
  const mistakes = await inTransaction(line, (client) => mistakesOf(client, scene, attempts))

  expect(mistakes).toEqual([])
})

test('clients call these functions and no other', async () => {
  const wanted = await callableBy(owner)

  expect(
    listFaults({
      file: (item) => placeOfFunction(item.slice(item.indexOf('p'))),
      written: callable,
      wanted,
    }),
  ).toEqual([])
})

test('what a migration creates belongs to no client until it is granted', async () => {
  const client = await owner.connect()
  try {
    await client.query('begin; set local role postgres')
    await client.query(`create table public.fresh (id int primary key); create sequence public.fresh_numbers;
      create function public.fresh() returns int language sql as 'select 1'; create function private.fresh() returns int language sql as 'select 1'`)
    const { rows } = await client.query(`
      select grantee::regrole::text from pg_class cross join aclexplode(relacl) where relname like 'fresh%' and grantee::regrole::text <> 'postgres'
      union all
      select grantee::regrole::text from pg_proc cross join aclexplode(coalesce(proacl, acldefault('f', proowner))) where proname = 'fresh' and grantee <> proowner`)

    expect(rows).toEqual([])
  } finally {
    await client.query('rollback')
    client.release()
  }
})
