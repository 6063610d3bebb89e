import { expect, test } from 'vitest'
import { acting } from '../support/acting'
import { owner } from '../support/owner'
import { createUser } from '../support/people'

const tables = ['storage.objects', 'storage.buckets']
const roles = ['anon', 'authenticated', 'app_user', 'service_role'] as const

test.each(roles.flatMap((role) => tables.map((table) => [role, table] as const)))(
  'nobody empties the tables of files, whatever Supabase has granted: %s, %s',
  async (role, table) => {
    const { userId } = await createUser()

    expect(await acting({ role, userId }, `truncate ${table} cascade`)).toEqual({ refused: '42501' })
  },
)

test('the right is one that Supabase grants, and only its owner could revoke', async () => {
  const { rows } = await owner.query<{ held: boolean }>(
    `select has_table_privilege('authenticated', 'storage.objects', 'truncate') as held`,
  )

  expect(rows).toEqual([{ held: true }])
})
