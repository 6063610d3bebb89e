import { afterAll, beforeAll, expect, test } from 'vitest'
import { GROWTH_MAX } from '../support/growth'
import { owner } from '../support/owner'

const LONG = 1_000_000
const LENGTH = 2_000

/** A call of each function that judges or changes a text of others, with its real bound where it cuts the text itself. */
const calls = [
  'private.is_drawn($1)',
  `private.is_name($1, ${LONG})`,
  'private.as_name($1, 80)',
  `private.is_prose($1, ${LONG})`,
  'private.is_mail_address($1)',
  'private.mailbox_of($1)',
  'private.name_for($1, $1)',
  'private.device_of($1)',
  'private.is_time_zone($1)',
]
const parts = ['a', ' ', '\n', '\u200b', '.', 'a.', '@', 'a@', 'a-', '+', '\u0301', '文', 'Mozilla/5.0 ', '(']
const starts = ['', 'a', 'a@']

const measure = `
create function public.growth_ms(call text, value text, rounds integer) returns double precision language plpgsql as $$
declare
  least double precision := 'infinity';
  begun timestamptz;
begin
  for round in 1..rounds loop
    begun := clock_timestamp();
    for again in 1..3 loop
      execute 'select ' || call using value;
    end loop;
    least := least(least, extract(epoch from clock_timestamp() - begun) * 1000);
  end loop;
  return least;
end;
$$`

beforeAll(() => owner.query(measure))
afterAll(() => owner.query('drop function public.growth_ms(text, text, integer)'))

/** The growth of the time for four times the text, in one statement: the least of some tries. */
async function growthOf(call: string, start: string, part: string, length = LENGTH) {
  let least = Infinity
  for (let tried = 0; tried < 5 && least > GROWTH_MAX; tried += 1) {
    const { rows } = await owner.query<{ growth: number }>(
      `select public.growth_ms($1, $2 || repeat($3, 4 * $4::integer / char_length($3)) || 'x', 3)
            / public.growth_ms($1, $2 || repeat($3, $4::integer / char_length($3)) || 'x', 12) as growth`,
      [call, start, part, length],
    )
    least = Math.min(least, rows[0]!.growth)
  }
  return least
}

test.each(calls)('%s takes linear time for text of any kind', async (call) => {
  for (const start of starts)
    for (const part of parts) {
      const growth = await growthOf(call, start, part)
      expect(growth, `of ${JSON.stringify(start)}(${JSON.stringify(part)})…`).toBeLessThanOrEqual(GROWTH_MAX)
    }
})

test('a function of the database that takes quadratic time is found', async () => {
  const quadratic = `(select sum(strpos(substr($1, n), 'y')) from generate_series(1, char_length($1)) as n)`

  expect(await growthOf(quadratic, '', 'a', 500)).toBeGreaterThan(GROWTH_MAX)
})

test('every function of 18_text.sql and every other immutable one over a text is among them', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `select 'private.' || proname as name from pg_proc
     where pronamespace = 'private'::regnamespace and provolatile = 'i' and 'text'::regtype = any (proargtypes)`,
  )

  // Supabase Auth writes the texts of its own changes of a password.
  const named = [...calls.map((call) => call.split('(')[0]), 'private.is_encrypted_anew']
  expect(rows.map(({ name }) => name).filter((name) => !named.includes(name))).toEqual([])
})
