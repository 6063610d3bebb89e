import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isDrawn } from '@/lib/text/characters'
import { TypedAddress } from '@/lib/mail/address'
import { Name, Prose } from '@/lib/text/schema'
import { owner } from '../support/owner'
import { odd, oddAddresses } from '../support/odd-texts'

const SAMPLES = 4_000
const LENGTH_MAX = 20

/** Every character of the planes in which any is refused. */
const characters = Array.from({ length: 0x10_0000 }, (_, code) => code).filter(
  (code) => code !== 0 && !(code >= 0xd8_00 && code <= 0xdf_ff) && [0, 1, 14].includes(code >> 16),
)

const piece = fc.oneof(
  fc.constantFrom(...odd),
  fc.string({ unit: 'binary', maxLength: 3 }),
  fc.constantFrom('a', 'Ada', '@', '.', 'example.com', 'x'.repeat(LENGTH_MAX)),
)
const texts = [
  ...odd,
  ...oddAddresses,
  ...fc.sample(
    fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join('')),
    SAMPLES,
  ),
].filter((text) => text.isWellFormed() && !text.includes('\0'))

async function accepted(call: string): Promise<Set<string>> {
  const { rows } = await owner.query<{ text: string }>(
    `select text from unnest($1::text[]) as text where ${call}`,
    [texts],
  )
  return new Set(rows.map(({ text }) => text))
}

test.each([
  ['a name', Name(LENGTH_MAX), `private.is_name(text, ${LENGTH_MAX})`],
  ['prose', Prose(LENGTH_MAX), `private.is_prose(text, ${LENGTH_MAX})`],
  ['an address', TypedAddress, 'private.is_mail_address(text)'],
])('what a form takes for %s, the database takes', async (_, schema, call) => {
  const inDatabase = await accepted(call)

  const spelled = texts.flatMap((text) => schema.safeParse(text).data ?? [])
  const { rows } = await owner.query(`select text from unnest($1::text[]) as text where not ${call}`, [
    spelled,
  ])

  expect(rows).toEqual([])
  expect(spelled.length).toBeGreaterThan(0)
  expect(inDatabase.size).toBeLessThan(texts.length)
})

test.each([
  ['a name', Name(LENGTH_MAX), `private.is_name(text, ${LENGTH_MAX})`],
  ['prose', Prose(LENGTH_MAX, 1), `private.is_prose(text, ${LENGTH_MAX}) and private.is_drawn(text)`],
])('what the database takes for %s, a form takes', async (_, schema, call) => {
  const refused = [...(await accepted(call))].filter((text) => schema.safeParse(text).error)

  expect(refused).toEqual([])
})

test('the database knows the characters that are drawn', async () => {
  const { rows } = await owner.query<{ code: number }>(
    'select code from unnest($1::int[]) as code where private.is_drawn(chr(code)) order by code',
    [characters],
  )

  expect(rows.map(({ code }) => code)).toEqual(
    characters.filter((code) => isDrawn(String.fromCodePoint(code))),
  )
})

test.each(['is_name', 'is_prose'])(
  'private.%s takes the same characters as a form between two letters',
  async (rule) => {
    const schema = rule === 'is_name' ? Name(3) : Prose(3)
    const { rows } = await owner.query<{ code: number }>(
      `select code from unnest($1::int[]) as code where private.${rule}('a' || chr(code) || 'b', 3) order by code`,
      [characters],
    )

    const ours = characters.filter((code) => {
      const text = `a${String.fromCodePoint(code)}b`
      return schema.safeParse(text).data === text
    })
    expect(rows.map(({ code }) => code)).toEqual(ours)
  },
)

test.each([
  ['Ada\u202e\r\nLovelace', 'Ada Lovelace'],
  ['u\u0308'.repeat(81), '\u00fc'.repeat(80)],
  ['\u200b', 'ada'],
  [null, 'ada'],
])('an account of another service gets a name that the table takes: %j', async (chosen, name) => {
  const { rows } = await owner.query('select private.name_for($1, $2) as name', [chosen, 'ada@example.com'])

  expect(rows).toEqual([{ name }])
})

test('whatever another service calls an account, the table takes its name', async () => {
  const { rows } = await owner.query(
    `select text from unnest($1::text[]) as text where private.is_name(private.name_for(text, text), 80) is not true`,
    [texts],
  )

  expect(rows).toEqual([])
})

test('every text that a client may write asks the rule of texts, or has a closed form', async () => {
  const { rows } = await owner.query<{ column: string }>(`
    select attrelid::regclass || '.' || attname as column from pg_attribute join pg_class on pg_class.oid = attrelid
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and attnum > 0 and not attisdropped
      and format_type(atttypid, atttypmod) in ('text', 'text[]', 'character varying')
      and (has_column_privilege('app_user', attrelid, attnum, 'insert') or has_column_privilege('app_user', attrelid, attnum, 'update'))
      and not exists (
        select from pg_constraint where conrelid = attrelid and contype = 'c' and attnum = any (conkey)
          and pg_get_constraintdef(pg_constraint.oid) ~ 'private\\.is_(name|prose|mail_address|time_zone)|~|ANY|cardinality'
      )`)

  expect(rows.map(({ column }) => `${column}: add a check with private.is_name or private.is_prose`)).toEqual(
    [],
  )
})
