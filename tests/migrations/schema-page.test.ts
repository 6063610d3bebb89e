import { expect, test } from 'vitest'
import { indexReasons } from '@/scripts/schema/index-reasons'
import { schemaPage } from '@/scripts/schema/page'

const index = (name: string) => ({
  name: `public.${name}`,
  table: 'notes',
  definition: '(body)',
  constraint: null,
  referredBy: [],
})
const file = (sql: string) => ({ file: '1_notes.sql', version: '1', name: 'notes', sql })

test('an index is explained by the comment above it, or above the one before it', () => {
  const reasons = indexReasons([
    file(`-- Notes.

-- Serve the two
-- lists.
create index one on public.notes (a);
create index two on public.notes (b);
alter table public.notes enable row level security;

create index three on public.notes (c);`),
  ])

  expect([...reasons]).toEqual([
    ['public.one', 'Serve the two lists.'],
    ['public.two', 'Serve the two lists.'],
  ])
})

test('the page is not written while an index has no reason', () => {
  const catalogue = { tables: [], references: [], indexes: [index('one'), index('two')] }

  expect(() => schemaPage(catalogue, new Map([['public.one', 'Serves a list.']]))).toThrow(/: public\.two\.$/)
})
