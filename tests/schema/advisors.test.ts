import { expect, inject, test } from 'vitest'
import { runSupabase } from '../../scripts/database/supabase-cli.ts'
import { owner } from '../support/owner'

const { port } = inject('cluster')
const url = `postgres://postgres:postgres@127.0.0.1:${port}/${process.env.TEST_DATABASE}`

/** The names of what Supabase's advisors warn of. https://supabase.com/docs/guides/database/database-advisors */
async function warnings() {
  const output = await runSupabase([
    'db',
    'advisors',
    `--remote=${url}`,
    '--level=warn',
    '--output-format=json',
  ])
  const { results } = JSON.parse(output) as { results: { name: string }[] }
  return results.map(({ name }) => name)
}

test('Supabase’s advisors warn of nothing, and would', async () => {
  const found = await warnings()
  await owner.query(
    'create table public.open_to_all (id int primary key); grant select on public.open_to_all to anon',
  )
  const planted = await warnings()

  expect({ found, planted }).toEqual({ found: [], planted: ['rls_disabled_in_public'] })
})
