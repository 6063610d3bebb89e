import { DatabaseError } from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { toAppError } from '@/lib/db/errors'
import { AppError, statusByCode } from '@/lib/errors'
import { createScene, type Scene, targets } from '../policies/matrix/scene'
import { justProved } from '../support/accounts'
import { filled } from '../support/named-values'
import { odd, oddAddresses, oddUrls } from '../support/odd-texts'
import { owner } from '../support/owner'

/** A check of the catalogue, a column that it is about, and the role that may write it. */
type Door = { name: string; table: string; column: string; type: string; writer: 'app_user' | 'service_role' }

const { rows: doors } = await owner.query<Door>(`
  select conname as name, relname as table, attname as column, format_type(atttypid, atttypmod) as type,
    case when has_column_privilege('app_user', conrelid, attnum, 'update') then 'app_user' else 'service_role' end as writer
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
    '{{a}}',
    '{a',
    ...odd.map((text) => JSON.stringify([text]).replace(/^.|.$/g, brace)),
  ],
  date: moments,
  'timestamp with time zone': moments,
  integer: numbers,
  bytea: ['', '\\x', '\\xzz', '\\x00'],
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
    expect(results.map(({ outcome }) => outcome)).toContain('named')
  },
)

/** Writes every odd value into the row of the scene, as a statement of its writer. */
async function outcomesOf({ name, table, column, type, writer }: Door) {
  const { settings, values, selfOf } = scene
  const { claims } = settings.owner
  const own = { profiles: 'id = :owner' }[table] ?? targets[table]!
  const text = `update ${table} set ${column} = $1::text::${type} where ${filled(own, { ...values, ...selfOf })}`
  const proved = JSON.stringify({ ...justProved(), ...claims })
  const client = await owner.connect()
  const results: { value: string; outcome: string }[] = []
  try {
    await client.query('begin')
    await client.query(`select set_config('role', $1, true), set_config('request.jwt.claims', $2, true)`, [
      writer,
      proved,
    ])
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
