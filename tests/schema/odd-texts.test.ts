import { type ClientBase, DatabaseError } from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { toAppError } from '@/lib/db/errors'
import { AppError, statusByCode } from '@/lib/errors'
import { createScene, type Scene, targets } from '../policies/matrix/scene'
import { justProved } from '../support/accounts'
import { filled } from '../support/named-values'
import { odd, oddAddresses, oddUrls } from '../support/odd-texts'
import { owner } from '../support/owner'

/** A check of the catalogue, its first column, and whether that is the only one. */
type Door = { name: string; table: string; column: string; type: string; alone: boolean }

const { rows: doors } = await owner.query<Door>(`
  select conname as name, relname as table, attname as column, format_type(atttypid, atttypmod) as type,
    cardinality(conkey) = 1 as alone
  from pg_constraint join pg_class on pg_class.oid = conrelid join pg_attribute on attrelid = conrelid and attnum = conkey[1]
  where contype = 'c' and connamespace = 'public'::regnamespace and has_table_privilege('service_role', conrelid, 'update')
  order by 2, 1`)

const texts = [...odd, ...oddAddresses, ...oddUrls]
const moments = [
  '',
  'now',
  'infinity',
  '-infinity',
  '0001-01-01',
  '2999-12-31',
  '9999-12-31',
  '294277-01-01',
  '2024-02-30',
]
const numbers = ['', '0', '-1', '1', '1.5', 'NaN', '2147483647', '2147483648', '1e999', '9'.repeat(400)]
const valuesOf: Record<string, string[]> = {
  text: texts,
  'text[]': [
    '{}',
    '{null}',
    '{""}',
    '{*,*}',
    '{{a}}',
    '{a',
    ...odd.map((text) => JSON.stringify([text]).replace(/^.|.$/g, brace)),
  ],
  date: moments,
  'timestamp with time zone': moments,
  integer: numbers,
  bytea: ['', '\\x', '\\x00'],
}

let scene: Scene
beforeAll(async () => {
  scene = await createScene()
})

test('the catalogue has checks of many tables', () => {
  expect(new Set(doors.map(({ table }) => table)).size).toBeGreaterThan(3)
})

test.each(doors)(
  '$name takes any statement, or refuses it with an answer that names $column',
  async (door) => {
    const results = await outcomesOf(door)

    const faults = results.filter(({ outcome }) => outcome !== 'done' && outcome !== 'named')
    expect(faults).toEqual([])
    // A check of several columns may be met by the others.
    expect(results.some(({ outcome }) => outcome === 'named') || !door.alone).toBe(true)
  },
)

/** Writes every odd value into the row of the scene, as the owner of the workspace, or as the service where only it may. */
async function outcomesOf({ name, table, column, type }: Door) {
  const { settings, values, selfOf } = scene
  const { claims } = settings.owner
  const own = { profiles: 'id = :owner' }[table] ?? targets[table]!
  const row = filled(own, { ...values, ...selfOf })
  const text = `update ${table} set ${column} = $1::text::${type} where ${row}`
  const proved = JSON.stringify({ ...justProved(), ...claims })
  const client = await owner.connect()
  const results: { value: string; outcome: string }[] = []
  try {
    await client.query('begin')
    await client.query(
      `select set_config('role', 'app_user', true), set_config('request.jwt.claims', $1, true)`,
      [proved],
    )
    if (!(await mayWrite(client, `update ${table} set ${column} = ${column} where ${row}`)))
      await client.query(`reset role; set local role service_role`)
    for (const value of valuesOf[type] ?? []) {
      await client.query('savepoint odd')
      results.push({ value, outcome: await outcomeOf(() => client.query(text, [value]), name, column) })
      await client.query('rollback to savepoint odd')
    }
    return results
  } finally {
    await client.query('rollback')
    client.release()
  }
}

async function mayWrite(client: ClientBase, text: string) {
  await client.query('savepoint attempt')
  const written = await client.query(text).catch((error: DatabaseError) => {
    if (error.code !== '42501') throw error
    return { rowCount: 0 }
  })
  await client.query('rollback to savepoint attempt')
  return written.rowCount === 1
}

async function outcomeOf(write: () => Promise<{ rowCount: number | null }>, name: string, column: string) {
  try {
    const { rowCount } = await write()
    return rowCount === 1 ? 'done' : 'nothing was written'
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error
    const answer = await toAppError(error)
    if (!(answer instanceof AppError) || statusByCode[answer.code] >= 500)
      return `${error.code} ${error.message}`
    // A value of another type, which has no column, or another check of the row.
    if (error.constraint !== name) return 'done'
    return answer.field === fieldOf(column) && answer.isUnforeseen ? 'named' : `names ${answer.field}`
  }
}

function fieldOf(column: string) {
  return column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}

function brace(bracket: string) {
  return bracket === '[' ? '{' : '}'
}
