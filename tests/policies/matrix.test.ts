import { beforeAll, expect, test } from 'vitest'
import { owner } from '../support/owner'
import { attemptsOf, columnsOf, type Column, lines, mistakesOf } from './matrix/attempts'
import { callableBy, columnsOfPublic } from './matrix/catalogue'
import { callable } from './matrix/expected'
import { inTransaction } from './matrix/in-transaction'
import { createScene, identities, type Scene } from './matrix/scene'

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

  expect(written.toSorted(), 'Write the table and its columns in tests/policies/matrix/expected.ts.').toEqual(
    [...wanted, ...wholes].toSorted(),
  )
})

test.each(lines)('$section: $verb $columns', async (line) => {
  expect(line.cells).toHaveLength(identities.length)

  const attempts = attemptsOf(line, of(line.table))
  const mistakes = await inTransaction(line, (client) => mistakesOf(client, scene, attempts))

  expect(mistakes).toEqual([])
})

test('clients call these functions and no other', async () => {
  expect(await callableBy(owner), 'Write the function in tests/policies/matrix/expected.ts.').toEqual(
    callable,
  )
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
